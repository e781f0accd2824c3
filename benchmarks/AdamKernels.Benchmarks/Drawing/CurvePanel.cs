using ScottPlot;

namespace AdamKernels.Benchmarks.Drawing;

/// <summary>Curves over one pair of logarithmic axes.</summary>
/// <param name="Title">What the panel shows.</param>
/// <param name="XLabel">What goes to the right.</param>
/// <param name="YLabel">What goes up.</param>
/// <param name="Curves">The curves.</param>
internal sealed record CurvePanel(string Title, string XLabel, string YLabel, IReadOnlyList<Curve> Curves)
{
    /// <summary>Writes a number of the horizontal axis.</summary>
    public Func<double, string> XText { get; init; } = Labels.Short;

    /// <summary>Writes a number of the vertical axis.</summary>
    public Func<double, string> YText { get; init; } = Labels.Short;

    /// <summary>Whether the horizontal axis has a tick at each point of the first curve, and not at powers of ten.</summary>
    public bool HasTickAtEachPoint { get; init; }

    /// <summary>Numbers that the vertical axis reaches in any case: those of panels beside it that it is to be compared with.</summary>
    public IEnumerable<double> YReach { get; init; } = [];

    /// <summary>Where the legend goes.</summary>
    public Alignment Legend { get; init; } = Alignment.UpperRight;

    /// <summary>Draws the panel.</summary>
    public Plot Draw()
    {
        Plot plot = Look.NewPlot(Title);
        foreach (Curve curve in Curves)
        {
            ScottPlot.Plottables.Scatter line = plot.Add.Scatter(
                Array.ConvertAll(curve.Xs, Math.Log10), Array.ConvertAll(curve.Ys, Math.Log10));
            line.LegendText = curve.Name;
            line.Color = curve.Color;
            line.LineWidth = 2;
            line.LinePattern = curve.Pattern;
            line.MarkerSize = curve.HasDots ? 6 : 0;
        }

        plot.XLabel(XLabel);
        plot.YLabel(YLabel);
        double[] xs = [.. Curves.SelectMany(curve => curve.Xs)];
        double[] ys = [.. Curves.SelectMany(curve => curve.Ys), .. YReach];
        plot.Axes.Bottom.TickGenerator = HasTickAtEachPoint ? LogTicks.At(Curves[0].Xs, XText) : LogTicks.Between(
            xs.Min(), xs.Max(), XText);
        plot.Axes.Left.TickGenerator = LogTicks.Between(ys.Min(), ys.Max(), YText);
        (double left, double right) = WithMargin(xs);
        (double bottom, double top) = WithMargin(ys);
        plot.Axes.SetLimits(left, right, bottom, top);
        plot.ShowLegend(Legend);
        return plot;
    }

    private static (double, double) WithMargin(double[] numbers)
    {
        double smallest = Math.Log10(numbers.Min());
        double largest = Math.Log10(numbers.Max());
        double margin = 0.04 * (largest - smallest) + 0.01;
        return (smallest - margin, largest + margin);
    }
}
