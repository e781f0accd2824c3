using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>The scalars of one update, in double. A kernel rounds those that its optimizer uses to float, once.</summary>
/// <param name="StepSize">The factor of the update's direction; it is negative.</param>
/// <param name="Epsilon">
/// The term added to the root; 0 if the optimizer has none, and in steps in which RAdam does not divide by the root.
/// </param>
/// <param name="Decay">The factor of decoupled weight decay minus 1, -rate·λ, which keeps the digits that a sum with 1 would lose.</param>
/// <param name="GradientFactor">The factor of the gradient that is added to a dampened momentum.</param>
/// <param name="MomentFactor">NAdam's factor of the first moment, relative to the gradient's.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepScalars(
    double StepSize, double Epsilon = 0, double Decay = 0, double GradientFactor = 1, double MomentFactor = 0)
{
    /// <summary>The first factor of the gradients: for the mean of several batches, and to limit their norm.</summary>
    public double GradientScale { get; init; } = 1;

    /// <summary>Whether kernels for 512-bit vectors divide by multiply-adds, which is faster here and gives the same bits.</summary>
    public bool DividesByMultiplyAdds { get; } = Quotients.AreFaster(Epsilon);

    /// <summary>Computes the scalars of the same step at another learning rate, for a layer with its own rate.</summary>
    /// <remarks>Step size and decay are proportional to the rate; nothing else depends on it. A factor of 1 keeps the bits.</remarks>
    /// <param name="factor">The other rate divided by the one that the scalars were computed with; positive and finite.</param>
    public StepScalars Scaled(double factor) => this with { StepSize = factor * StepSize, Decay = factor * Decay };
}
