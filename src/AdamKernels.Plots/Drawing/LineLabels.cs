using ScottPlot;
using SkiaSharp;

namespace AdamKernels.Plots.Drawing;

/// <summary>Names of lines at their ends, to the right of the plot, with a sample of the line.</summary>
internal static class LineLabels
{
    private const float Gap = 14;
    private const float SampleWidth = 30;
    private const float TextGap = 6;
    private const float RowHeight = 18;

    /// <summary>The longest way from the end of a line to its label. A line that ends before has its label without a lead.</summary>
    private const float MaxLead = 60;

    /// <summary>The room that the labels take beside the plot.</summary>
    public static float MeasureWidth(IEnumerable<StyledCurve> curves) => Gap + SampleWidth + TextGap
        + curves.Select(curve => Lettering.Measure(Text(curve), Lettering.Label)).DefaultIfEmpty(0).Max() + Gap;

    /// <summary>Draws the labels.</summary>
    /// <param name="canvas">The page.</param>
    /// <param name="area">The area of the plot, within its axes.</param>
    /// <param name="ends">The curves with their last points; null for a curve without any.</param>
    public static void Draw(SKCanvas canvas, PixelRect area, IEnumerable<(StyledCurve Curve, Pixel? End)> ends)
    {
        (StyledCurve Curve, Pixel? End)[] ordered = [.. ends.OrderBy(label => label.End?.Y ?? area.Bottom)];
        float[] wanted = [.. ordered.Select(label => label.End?.Y ?? area.Bottom)];
        float[] rows = Spread(wanted, RowHeight, area.Top, area.Bottom);
        using Paint paint = Paint.NewDisposablePaint();
        for (int i = 0; i < ordered.Length; i++)
        {
            (StyledCurve curve, Pixel? end) = ordered[i];
            var start = new Pixel(area.Right + Gap, rows[i]);
            var stop = new Pixel(start.X + SampleWidth, rows[i]);
            // Across the plot, it would look like more of the curve.
            if (end is { } point && start.X - point.X <= MaxLead)
            {
                var lead = new LineStyle(1, curve.Style.Color.WithOpacity(0.6));
                ScottPlot.Drawing.DrawLine(canvas, paint, point, start, lead);
            }

            ScottPlot.Drawing.DrawLine(
                canvas, paint, start, stop, new LineStyle(CurveStyle.LineWidth, curve.Style.Color, curve.Style.Pattern));
            ScottPlot.Drawing.DrawMarker(
                canvas, paint, new Pixel(start.X + SampleWidth / 2, rows[i]), curve.Style.CreateMarker());
            Lettering.Write(
                canvas, Text(curve), stop.X + TextGap, rows[i], Lettering.Label, SKTextAlign.Left);
        }
    }

    /// <summary>Moves labels apart, each as little as it can, so that none covers another.</summary>
    /// <param name="wanted">Where the labels should be, ascending.</param>
    /// <param name="distance">The distance that they need; less if there is no room for it.</param>
    /// <param name="min">The first place.</param>
    /// <param name="max">The last place.</param>
    public static float[] Spread(float[] wanted, float distance, float min, float max)
    {
        distance = Math.Min(distance, (max - min) / Math.Max(wanted.Length - 1, 1));

        // With their distances taken off, labels may coincide but not change places: blocks that would are joined at their mean.
        List<(float Sum, int Count)> blocks = [];
        for (int i = 0; i < wanted.Length; i++)
        {
            (float Sum, int Count) block = (wanted[i] - i * distance, 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count > block.Sum / block.Count)
            {
                block = (block.Sum + blocks[^1].Sum, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        float last = Math.Max(max - (wanted.Length - 1) * distance, min);
        IEnumerable<float> places = blocks.SelectMany(block => Enumerable.Repeat(block.Sum / block.Count, block.Count));
        return [.. places.Select((place, i) => Math.Clamp(place, min, last) + i * distance)];
    }

    private static string Text(StyledCurve curve) => Lettering.Shorten(curve.Curve.Name) + (curve.IsEmpty ? " (none)" : "");
}
