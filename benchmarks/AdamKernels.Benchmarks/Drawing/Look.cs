using AdamKernels.Plots.Drawing;
using ScottPlot;

namespace AdamKernels.Benchmarks.Drawing;

/// <summary>What all pictures have in common: colors that the color-blind can tell apart, sizes and a quiet grid.</summary>
internal static class Look
{
    /// <summary>Width of one panel in pixels.</summary>
    public const int PanelWidth = 640;

    /// <summary>Height of one panel in pixels.</summary>
    public const int PanelHeight = 430;

    private static readonly ScottPlot.Palettes.ColorblindFriendly Palette = new();

    /// <summary>What this library does.</summary>
    public static Color Own { get; } = Palette.GetColor(5);

    /// <summary>Another quantity of this library, beside the first.</summary>
    public static Color OwnSecond { get; } = Palette.GetColor(1);

    /// <summary>A third one.</summary>
    public static Color OwnThird { get; } = Palette.GetColor(3);

    /// <summary>What the machine itself does: limits and controls.</summary>
    public static Color Machine { get; } = Color.FromHex("#777777");

    /// <summary>The color of a contender, the same in every picture.</summary>
    /// <param name="name">Its name in the table of results.</param>
    /// <param name="index">Its place among the contenders, for those that have no color of their own.</param>
    public static Color OfContender(string name, int index) => name switch
    {
        "AdamKernels" => Own,
        "naive" => Color.FromHex("#B0B0B0"),
        "System.Numerics.Tensors" => Palette.GetColor(1),
        _ when name.StartsWith("C++", StringComparison.Ordinal) => Palette.GetColor(3),
        _ => Palette.GetColor((int[])[7, 2, 6, 4] is var others ? others[index % others.Length] : 0),
    };

    /// <summary>Makes an empty plot.</summary>
    /// <param name="title">What it shows.</param>
    public static Plot NewPlot(string title)
    {
        Plot plot = PlotFrame.Create(title);
        plot.Legend.OutlineColor = Colors.Black.WithOpacity(0.15);
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.FontSize = 12;
        return plot;
    }
}
