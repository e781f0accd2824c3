using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace AdamKernels.Benchmarks.Drawing;

/// <summary>Shares as horizontal bars, one line or a few for each thing that has them.</summary>
internal static class ShareBars
{
    private const int PixelsPerBar = 15;
    private const int PixelsAround = 130;

    /// <summary>What is left free between two groups, in bars.</summary>
    private const double Gap = 0.7;

    /// <summary>Draws and writes the file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="groups">Names of the groups, from top to bottom.</param>
    /// <param name="series">Shares, where 1 is the whole.</param>
    public static void Save(string path, string title, IReadOnlyList<string> groups, params IReadOnlyList<BarSeries> series)
    {
        using Plot plot = Look.NewPlot(title);
        var names = new NumericManual();
        List<Bar>[] bars = [.. series.Select(_ => new List<Bar>())];
        double position = 0;
        for (int group = 0; group < groups.Count; group++)
        {
            int[] present = [.. Enumerable.Range(0, series.Count).Where(i => !double.IsNaN(series[i].Values[group]))];
            names.AddMajor(position - (present.Length - 1) / 2.0, groups[group]);
            foreach (int i in present)
            {
                bars[i].Add(BarAt(position--, 100 * series[i].Values[group], series[i].Color));
            }

            position -= Gap;
        }

        for (int i = 0; i < series.Count; i++)
        {
            BarPlot drawn = plot.Add.Bars(bars[i]);
            drawn.Horizontal = true;
            drawn.LegendText = series[i].Name;
            drawn.ValueLabelStyle.FontSize = 10;
        }

        double largest = bars.SelectMany(list => list).Max(bar => bar.Value);
        plot.Add.VerticalLine(100, 1.5f, Look.Machine, LinePattern.Dashed);
        plot.Grid.YAxisStyle.MajorLineStyle.IsVisible = false;
        plot.Axes.Left.TickGenerator = names;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.XLabel("share of the limit, %");
        plot.Axes.SetLimits(0, Math.Max(largest, 100) * 1.1, position, 1);
        plot.ShowLegend(Edge.Bottom);
        plot.SavePng(path, Look.PanelWidth * 3 / 2, (int)(-position * PixelsPerBar) + PixelsAround);
    }

    private static Bar BarAt(double position, double percent, Color color) => new()
    {
        Position = position,
        Value = percent,
        Size = 0.9,
        FillColor = color,
        LineWidth = 0,
        Orientation = Orientation.Horizontal,
        Label = percent.ToString("0", CultureInfo.InvariantCulture),
    };
}
