using AdamKernels.Plots.Numbers;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace AdamKernels.Plots.Drawing;

/// <summary>Curves over one pair of axes.</summary>
/// <param name="curves">The curves.</param>
internal sealed class LinePanel(IReadOnlyList<StyledCurve> curves)
{
    private const float LeftMargin = 76;
    private const float TitleMargin = 40;
    private const float TopMargin = 12;
    private const float LabelMargin = 48;
    private const float BottomMargin = 28;

    /// <summary>Up to this number, each point has a marker.</summary>
    private const int MaxMarkedPoints = 16;

    /// <summary>Markers of a longer curve.</summary>
    private const int Markers = 8;

    public string Title { get; init; } = "";

    public string XLabel { get; init; } = "";

    public string YLabel { get; init; } = "";

    /// <summary>Whether the values are fractions.</summary>
    public bool IsFraction { get; init; }

    /// <summary>Draws the panel.</summary>
    /// <param name="canvas">The page.</param>
    /// <param name="area">The part of the page with axes and labels.</param>
    /// <param name="rightMargin">The room for the labels of the lines.</param>
    public void Draw(SKCanvas canvas, PixelRect area, float rightMargin)
    {
        using ScottPlot.Plot plot = PlotFrame.Create("");
        plot.XLabel(XLabel, Lettering.Label);
        plot.YLabel(YLabel, Lettering.Label);
        var axis = new ValueAxis(curves.SelectMany(curve => curve.Curve.Y), IsFraction);
        plot.Axes.Left.TickGenerator = axis.CreateTicks();
        SetHorizontalAxis(plot);
        plot.Axes.SetLimitsY(axis.Min, axis.Max);
        plot.Layout.Fixed(new PixelPadding(
            LeftMargin,
            rightMargin,
            XLabel.Length > 0 ? LabelMargin : BottomMargin,
            Title.Length > 0 ? TitleMargin : TopMargin));

        // Solid lines first, so that one that coincides with a dashed line does not hide it.
        List<(StyledCurve Curve, Coordinates? End)> ends = [];
        foreach (StyledCurve curve in curves.OrderBy(curve => curve.Style.Pattern.Name == LinePattern.Solid.Name ? 0 : 1))
        {
            ends.Add((curve, Add(plot, curve, axis)));
        }

        // A plot clears the whole page before it draws.
        canvas.Save();
        canvas.ClipRect(area.ToSKRect());
        plot.Render(canvas, area);
        canvas.Restore();
        PixelRect inner = plot.RenderManager.LastRender.DataRect;
        Lettering.Write(canvas, Title, inner.HorizontalCenter, area.Top + TitleMargin / 2, Lettering.Title, SKTextAlign.Center);
        LineLabels.Draw(
            canvas,
            inner,
            ends.Select(label => (label.Curve, label.End is { } end ? plot.GetPixel(end) : (Pixel?)null)));
    }

    /// <summary>Adds a curve.</summary>
    /// <returns>Its last point; null if it has none.</returns>
    private static Coordinates? Add(ScottPlot.Plot plot, StyledCurve styled, ValueAxis axis)
    {
        (Curve curve, CurveStyle style) = (styled.Curve, styled.Style);
        List<Coordinates> all = [];
        List<Coordinates> run = [];
        for (int i = 0; i <= curve.X.Count; i++)
        {
            if (i < curve.X.Count && ValueAxis.IsDrawn(curve.Y[i]) && ValueAxis.IsDrawn(curve.X[i]))
            {
                run.Add(new Coordinates(curve.X[i], axis.Map(curve.Y[i])));
                continue;
            }

            if (run.Count > 1)
            {
                Scatter line = plot.Add.ScatterLine(run.ToArray(), style.Color);
                line.LineWidth = CurveStyle.LineWidth;
                line.LinePattern = style.Pattern;
            }

            all.AddRange(run);
            run = [];
        }

        if (all.Count == 0)
        {
            return null;
        }

        // Those of other curves are elsewhere, so that curves that coincide are told apart.
        int step = all.Count <= MaxMarkedPoints ? 1 : all.Count / Markers;
        int first = step * (styled.Index % 4) / 4;
        Scatter points = plot.Add.ScatterPoints(all.Skip(first).Where((_, i) => i % step == 0).ToArray(), style.Color);
        points.MarkerStyle = style.CreateMarker();
        return all[^1];
    }

    private void SetHorizontalAxis(ScottPlot.Plot plot)
    {
        double[] xs = [.. curves.SelectMany(curve => curve.Curve.X).Where(ValueAxis.IsDrawn).DefaultIfEmpty(1)];
        (double min, double max) = (xs.Min(), xs.Max());
        double margin = max > min ? 0.02 * (max - min) : 0.5;
        plot.Axes.SetLimitsX(min - margin, max + margin);
        plot.Axes.Bottom.MinorTickStyle.Length = 0;
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            IntegerTicksOnly = xs.All(double.IsInteger),
            LabelFormatter = Labels.Number,
        };
    }
}
