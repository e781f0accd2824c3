using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>The scalars of one update, in double: a kernel rounds those that its optimizer uses to float, once.</summary>
/// <param name="StepSize">Factor of the update's direction, negative.</param>
/// <param name="Epsilon">Term added to the root. 0 where the optimizer has none, and in the steps that RAdam does not divide by the root.</param>
/// <param name="Decay">What decoupled weight decay multiplies a parameter by, less 1: -rate·λ, so that nothing of it is lost next to 1.</param>
/// <param name="GradientFactor">Factor of the gradient that joins a dampened momentum.</param>
/// <param name="MomentFactor">NAdam's factor of the first moment next to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepScalars(
    double StepSize, double Epsilon = 0, double Decay = 0, double GradientFactor = 1, double MomentFactor = 0)
{
    /// <summary>What the network multiplies gradients by before anything else: to make a mean of several batches, or to limit their norm.</summary>
    public double GradientScale { get; init; } = 1;

    /// <summary>The scalars of the same step at another learning rate, as a layer with a rate of its own takes it.</summary>
    /// <remarks>Step size and decay are proportional to the rate; nothing else depends on it. A factor of 1 keeps the bits.</remarks>
    /// <param name="factor">The other rate divided by the one that the scalars were computed with; positive and finite.</param>
    public StepScalars Scaled(double factor) => this with { StepSize = factor * StepSize, Decay = factor * Decay };
}
