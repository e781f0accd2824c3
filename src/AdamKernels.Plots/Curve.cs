namespace AdamKernels.Plots;

/// <summary>A line of a picture.</summary>
/// <param name="Name">The label at its end.</param>
/// <param name="X">Where its points are, from left to right.</param>
/// <param name="Y">The values there. A value that is not finite leaves a gap.</param>
public sealed record Curve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
