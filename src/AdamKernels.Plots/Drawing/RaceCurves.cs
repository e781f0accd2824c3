using ScottPlot;

namespace AdamKernels.Plots.Drawing;

/// <summary>Several curves over the same axes.</summary>
internal static class RaceCurves
{
    private const int Width = 740;
    private const int Height = 410;

    public static Picture Draw(IReadOnlyList<Curve> curves, string title, string xLabel, string yLabel)
    {
        StyledCurve[] styled = [.. curves.Select((curve, i) => new StyledCurve(curve, i))];
        var panel = new LinePanel(styled) { Title = title, XLabel = xLabel, YLabel = yLabel };
        return Sheet.Draw(
            Width, Height, canvas => panel.Draw(canvas, new PixelRect(0, Width, Height, 0), LineLabels.MeasureWidth(styled)));
    }
}
