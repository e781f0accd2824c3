namespace AdamKernels;

/// <summary>
/// Trains with NAdam (Dozat, 2016), Adam with Nesterov momentum, as PyTorch's <c>NAdam</c>: with μt = β1(1 - ½·0.96^(t·ψ)), Π the
/// product of all μ so far and d = √(v / (1-β2ᵗ)) + ε, p -= rate·(1-μt)/(1-Π)·g/d + rate·μ(t+1)/(1-Π·μ(t+1))·m/d.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NAdamAttribute() : OptimizerAttribute(learningRate: 2e-3)
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

    /// <summary>Decay ψ of the momentum's warm-up, at least 0 and finite.</summary>
    [InRange(Hyperparameter.MomentumDecay)]
    public double MomentumDecay { get; set; } = 4e-3;

    /// <inheritdoc/>
    private protected override IEnumerable<(Hyperparameter Name, double Value)> Own =>
    [
        (Hyperparameter.Beta1, Beta1),
        (Hyperparameter.Beta2, Beta2),
        (Hyperparameter.Epsilon, Epsilon),
        (Hyperparameter.MomentumDecay, MomentumDecay),
    ];
}
