using ScottPlot;

namespace AdamKernels.Benchmarks.Drawing;

/// <summary>One line of a picture; the numbers themselves, not their logarithms.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Xs">Positive numbers, ascending.</param>
/// <param name="Ys">Positive numbers.</param>
/// <param name="Color">Its color.</param>
internal sealed record Curve(string Name, double[] Xs, double[] Ys, Color Color)
{
    /// <summary>Solid for what was measured in many places, dashed for limits.</summary>
    public LinePattern Pattern { get; init; } = LinePattern.Solid;

    /// <summary>Whether each point has a dot: where there are few.</summary>
    public bool HasDots { get; init; }
}
