using ScottPlot;

namespace AdamKernels.Plots.Drawing;

/// <summary>How a line looks.</summary>
/// <param name="Color">Its color.</param>
/// <param name="Pattern">Its pattern.</param>
/// <param name="Marker">The shape at some of its points.</param>
internal readonly record struct CurveStyle(Color Color, LinePattern Pattern, MarkerShape Marker)
{
    public const float LineWidth = 2;
    public const float MarkerSize = 7;

    /// <summary>
    /// The colors of Okabe and Ito, which the color-blind can tell apart. Yellow, which is too light for a line on white, is left out.
    /// </summary>
    private static readonly Color[] Palette =
    [
        Color.FromHex("#0072B2"), // blue
        Color.FromHex("#D55E00"), // vermilion
        Color.FromHex("#009E73"), // bluish green
        Color.FromHex("#CC79A7"), // reddish purple
        Color.FromHex("#E69F00"), // orange
        Color.FromHex("#56B4E9"), // sky blue
        Color.FromHex("#000000"), // black
    ];

    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.FilledCircle,
        MarkerShape.OpenSquare,
        MarkerShape.FilledTriangleUp,
        MarkerShape.OpenDiamond,
        MarkerShape.FilledSquare,
        MarkerShape.OpenCircle,
        MarkerShape.FilledDiamond,
    ];

    private static readonly LinePattern[] Patterns =
    [
        LinePattern.Solid,
        new([8, 4], 0, "dashed"),
        new([2, 3], 0, "dotted"),
        new([9, 3, 2, 3], 0, "dash and dot"),
    ];

    /// <summary>Number of styles before the first one comes again.</summary>
    public static int Count => Palette.Length * Patterns.Length;

    /// <summary>The style of a line by its place among the lines.</summary>
    public static CurveStyle At(int index) => new(
        Palette[index % Palette.Length],
        Patterns[(index + 2 * (index / Palette.Length)) % Patterns.Length],
        Markers[index % Markers.Length]);

    /// <summary>The marker as the drawing library has it.</summary>
    public MarkerStyle CreateMarker() => new()
    {
        Shape = Marker,
        Size = MarkerSize,
        FillColor = Color,
        OutlineColor = Color,
        LineColor = Color,
        LineWidth = 1.5f,
    };
}
