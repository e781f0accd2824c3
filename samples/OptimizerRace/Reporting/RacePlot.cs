using System.Globalization;
using OptimizerRace.Racing;
using SampleKit;
using SampleKit.Reporting;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace OptimizerRace.Reporting;

/// <summary>Draws the loss curves to a PNG file.</summary>
internal static class RacePlot
{
    private const int Width = 800;
    private const int Height = 450;

    /// <summary>Where a loss of 0, which has no logarithm, is drawn.</summary>
    private const double MinLoss = 1e-9;

    /// <summary>One style for each optimizer. AdamW is dashed so that Adam shows through: the two curves almost coincide.</summary>
    private static readonly (int Color, float Width, LinePattern Pattern)[] Styles =
    [
        (1, 2, LinePattern.Solid),
        (2, 2, LinePattern.Solid),
        (3, 2, LinePattern.Solid),
        (0, 4, LinePattern.Solid),
        (7, 2, LinePattern.Dashed),
        (5, 2, LinePattern.Solid),
    ];

    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void Save(IReadOnlyList<RacerResult> results, string path) => PngFile.Guard(path, () =>
    {
        using var plot = new Plot();
        var palette = new ScottPlot.Palettes.ColorblindFriendly();
        for (int i = 0; i < results.Count; i++)
        {
            IReadOnlyList<CurvePoint> curve = results[i].Curve;
            var line = plot.Add.ScatterLine(
                curve.Select(point => (double)point.Step).ToArray(), curve.Select(point => Logarithm(point.Loss)).ToArray());
            (int color, line.LineWidth, line.LinePattern) = Styles[i];
            line.Color = palette.GetColor(color);
            line.LegendText = string.Create(CultureInfo.InvariantCulture, $"{results[i].Name}, rate {results[i].LearningRate:G4}");
        }

        plot.Axes.Left.TickGenerator = Ticks(results.SelectMany(result => result.Curve).Select(point => point.Loss).ToArray());
        plot.Axes.SetLimitsX(0, results[0].Curve[^1].Step);
        plot.YLabel("training loss");
        plot.XLabel("steps");
        plot.ShowLegend(Alignment.LowerLeft);
        plot.SavePng(path, Width, Height);
    });

    private static double Logarithm(double loss) => Math.Log10(Math.Max(loss, MinLoss));

    /// <summary>1, 2 and 5 times each power of ten. The axis holds logarithms; the labels are losses.</summary>
    private static NumericManual Ticks(double[] losses)
    {
        var ticks = new NumericManual();
        for (int power = (int)Math.Floor(Logarithm(losses.Min())); power <= Logarithm(losses.Max()); power++)
        {
            foreach (int digit in (int[])[1, 2, 5])
            {
                double loss = digit * Math.Pow(10, power);
                ticks.AddMajor(Math.Log10(loss), loss.ToString("G3", CultureInfo.InvariantCulture));
            }
        }

        return ticks;
    }
}
