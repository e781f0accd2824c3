namespace AdamKernels;

/// <summary>
/// Trains with Lion (Chen and others, 2023): p *= 1 - rate·λ, p -= rate·sign(β1·m + (1-β1)·g), then m = β2·m + (1-β2)·g. The sign of 0
/// is 0.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LionAttribute() : OptimizerAttribute(learningRate: 1e-4)
{
    /// <summary>Weight β1, in [0, 1), of the moving average in the sum whose sign is taken; the gradient has weight 1 - β1.</summary>
    [InRange(Hyperparameter.Beta1)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay β2 of the gradient's moving average, in [0, 1).</summary>
    [InRange(Hyperparameter.Beta2)]
    public double Beta2 { get; set; } = 0.99;

    /// <inheritdoc/>
    private protected override IEnumerable<(Hyperparameter Name, double Value)> Own =>
        [(Hyperparameter.Beta1, Beta1), (Hyperparameter.Beta2, Beta2)];
}
