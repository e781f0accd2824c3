using ScottPlot;

namespace AdamKernels.Benchmarks.Drawing;

/// <summary>One bar in every group of a picture.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Color">Its color.</param>
/// <param name="Values">A number for each group; NaN where there is none.</param>
internal sealed record BarSeries(string Name, Color Color, double[] Values);
