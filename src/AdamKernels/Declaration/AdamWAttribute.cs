namespace AdamKernels;

/// <summary>
/// Trains with AdamW (Loshchilov and Hutter, 2019): p *= 1 - rate·λ, then the update of <see cref="AdamAttribute"/> without weight decay in
/// the gradient.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdamWAttribute() : OptimizerAttribute(learningRate: 1e-3, weightDecay: 1e-2)
{
    /// <summary>Decay β1 of the gradient's moving average, in [0, 1).</summary>
    [InRange(Hyperparameter.Beta1)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay β2 of the squared gradient's moving average, in [0, 1).</summary>
    [InRange(Hyperparameter.Beta2)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Term ε added to the corrected root, at least 1e-30 and finite.</summary>
    [InRange(Hyperparameter.Epsilon)]
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>
    /// Whether to divide by the largest v so far (AMSGrad; Reddi, Kale and Kumar, 2018), which takes a third float of state per
    /// parameter. The maximum is that of the uncorrected v, as in PyTorch.
    /// </summary>
    public bool AmsGrad { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<(Hyperparameter Name, double Value)> Own =>
        [(Hyperparameter.Beta1, Beta1), (Hyperparameter.Beta2, Beta2), (Hyperparameter.Epsilon, Epsilon)];
}
