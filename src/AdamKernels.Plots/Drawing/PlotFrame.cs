using ScottPlot;

namespace AdamKernels.Plots.Drawing;

/// <summary>What all plots with axes have in common: sizes of texts and a quiet grid.</summary>
internal static class PlotFrame
{
    /// <summary>Makes an empty plot.</summary>
    /// <param name="title">What it shows; empty for no title.</param>
    public static ScottPlot.Plot Create(string title)
    {
        Fonts.Default = Lettering.FontName;
        var plot = new ScottPlot.Plot();
        plot.Title(title, Lettering.Title);
        plot.Axes.Title.Label.Bold = false;
        foreach (LabelStyle label in (LabelStyle[])[plot.Axes.Left.Label, plot.Axes.Bottom.Label])
        {
            label.Bold = false;
            label.FontSize = Lettering.Label;
        }

        plot.Grid.MajorLineColor = Colors.Black.WithOpacity(0.1);
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        return plot;
    }
}
