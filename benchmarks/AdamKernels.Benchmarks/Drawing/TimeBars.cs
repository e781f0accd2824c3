using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace AdamKernels.Benchmarks.Drawing;

/// <summary>Times as upright bars over a logarithmic axis, contenders side by side for each thing that they do.</summary>
internal static class TimeBars
{
    private const int PixelsPerBar = 44;
    private const int PixelsAround = 130;

    /// <summary>What is left free between two groups, in bars.</summary>
    private const double Gap = 1;

    /// <summary>How far below the shortest time the bars begin: a logarithmic axis has no 0.</summary>
    private const double Foot = 3;

    /// <summary>Room above the longest bar for its label, as a share of the bar.</summary>
    private const double Head = 0.08;

    /// <summary>Draws and writes the file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="groups">Names of the groups, from left to right.</param>
    /// <param name="contenders">Nanoseconds.</param>
    public static void Save(string path, string title, IReadOnlyList<string> groups, IReadOnlyList<BarSeries> contenders)
    {
        using Plot plot = Look.NewPlot(title);
        double[] times = [.. contenders.SelectMany(contender => contender.Values).Where(time => !double.IsNaN(time))];
        double bottom = Math.Log10(times.Min() / Foot);
        double top = Math.Log10(times.Max());
        top += Head * (top - bottom);
        var names = new NumericManual();
        List<Bar>[] bars = [.. contenders.Select(_ => new List<Bar>())];
        double position = 0;
        for (int group = 0; group < groups.Count; group++)
        {
            int[] present = [.. Enumerable.Range(0, contenders.Count).Where(i => !double.IsNaN(contenders[i].Values[group]))];

            // The batch goes below the network, where it stands beside it in the table.
            names.AddMajor(position + (present.Length - 1) / 2.0, groups[group].Replace(", ", "\n", StringComparison.Ordinal));
            foreach (int i in present)
            {
                bars[i].Add(BarAt(position++, contenders[i].Values[group], contenders[i].Color, bottom));
            }

            position += Gap;
        }

        for (int i = 0; i < contenders.Count; i++)
        {
            BarPlot drawn = plot.Add.Bars(bars[i]);
            drawn.LegendText = contenders[i].Name;
            drawn.ValueLabelStyle.FontSize = 10;
        }

        plot.Grid.XAxisStyle.MajorLineStyle.IsVisible = false;
        plot.Axes.Bottom.TickGenerator = names;
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Left.TickGenerator = LogTicks.Between(Math.Pow(10, bottom), Math.Pow(10, top), Labels.Time);
        plot.YLabel("time, logarithmic");
        plot.Axes.SetLimits(-1, position - Gap, bottom, top);
        plot.ShowLegend(Edge.Bottom);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.TightHorizontalWrapping = true;
        plot.SavePng(path, Math.Max(Look.PanelWidth, (int)(position * PixelsPerBar) + PixelsAround), Look.PanelHeight + PixelsAround);
    }

    private static Bar BarAt(double position, double time, Color color, double bottom) => new()
    {
        Position = position,
        Value = Math.Log10(time),
        ValueBase = bottom,
        Size = 0.94,
        FillColor = color,
        LineWidth = 0,
        Label = Labels.Time(time),
    };
}
