namespace AdamKernels;

/// <summary>
/// Trains with Adamax (Kingma and Ba, 2015), as PyTorch's <c>Adamax</c>: u = max(β2·u, |g| + ε), p -= rate / (1-β1ᵗ) · m / u.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdamaxAttribute() : OptimizerAttribute(learningRate: 2e-3)
{
    /// <summary>Decay β1 of the gradient's moving average, in [0, 1).</summary>
    [InRange(Hyperparameter.Beta1)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay β2 of the largest magnitude, in [0, 1).</summary>
    [InRange(Hyperparameter.Beta2)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Term ε added to the gradient's magnitude, at least 1e-30 and finite.</summary>
    [InRange(Hyperparameter.Epsilon)]
    public double Epsilon { get; set; } = 1e-8;

    /// <inheritdoc/>
    private protected override IEnumerable<(Hyperparameter Name, double Value)> Own =>
        [(Hyperparameter.Beta1, Beta1), (Hyperparameter.Beta2, Beta2), (Hyperparameter.Epsilon, Epsilon)];
}
