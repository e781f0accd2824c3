using AdamKernels.Benchmarks.Drawing;
using ScottPlot;

namespace AdamKernels.Benchmarks.Latency;

/// <summary>Draws which share of the steps takes longer than a time.</summary>
internal static class LatencyPicture
{
    private const int PointsPerDecade = 40;

    /// <summary>Draws a panel for each case.</summary>
    public static void Save(IEnumerable<LatencyCase> cases, string path) =>
        CurvePicture.Save(path, columns: 2, [.. cases.Select(PanelOf)]);

    private static CurvePanel PanelOf(LatencyCase measured) =>
        new(measured.Name, "latency", "share of calls that take longer",
            [CurveOf("training step", measured.Steps, Look.Own), CurveOf("control: integer work", measured.Control, Look.Machine)])
        {
            XText = Labels.Time,
            YText = ShareText,
        };

    /// <summary>
    /// The latencies that a half, a tenth, a hundredth and so on of the calls exceed, up to the longest, which one call reaches: points
    /// at equal distances on the logarithmic axis instead of a million.
    /// </summary>
    private static Curve CurveOf(string name, LatencySeries series, Color color)
    {
        int count = (int)(Math.Log10(series.Count) * PointsPerDecade) + 1;
        double[] shares = [.. Enumerable.Range(0, count).Select(i => Math.Pow(10, -(double)i / PointsPerDecade)), 1.0 / series.Count];
        double[] latencies = Array.ConvertAll(shares, share => series.Quantile(Math.Max(1 - share, 1.0 / series.Count)));
        latencies[^1] = series.Maximum;
        return new Curve(name, latencies, shares, color);
    }

    private static string ShareText(double share) =>
        share >= 0.00995 ? $"{Labels.Short(100 * share)} %" : $"1 in {Labels.Whole(1 / share)}";
}
