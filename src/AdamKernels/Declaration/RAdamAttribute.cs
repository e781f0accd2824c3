namespace AdamKernels;

/// <summary>
/// Trains with RAdam (Liu and others, 2020), as PyTorch's <c>RAdam</c>: Adam whose first steps use only the average of the gradients,
/// and whose later steps are rectified for the variance of the root.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RAdamAttribute() : OptimizerAttribute(learningRate: 1e-3)
{
    /// <summary>Decay β1 of the gradient's moving average, in [0, 1).</summary>
    [InRange(Hyperparameter.Beta1)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay β2 of the squared gradient's moving average, in [0, 1).</summary>
    [InRange(Hyperparameter.Beta2)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Term ε added to the uncorrected root, at least 1e-30 and finite.</summary>
    [InRange(Hyperparameter.Epsilon)]
    public double Epsilon { get; set; } = 1e-8;

    /// <inheritdoc/>
    private protected override IEnumerable<(Hyperparameter Name, double Value)> Own =>
        [(Hyperparameter.Beta1, Beta1), (Hyperparameter.Beta2, Beta2), (Hyperparameter.Epsilon, Epsilon)];
}
