namespace AdamKernels;

/// <summary>
/// Trains with Adadelta (Zeiler, 2012), as PyTorch's <c>Adadelta</c>: v = ρ·v + (1-ρ)·g², Δ = √(d + ε) / √(v + ε) · g,
/// d = ρ·d + (1-ρ)·Δ², p -= rate·Δ.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdadeltaAttribute() : OptimizerAttribute(learningRate: 1)
{
    /// <summary>Decay ρ of the moving averages of the squared gradient and of the squared change, in [0, 1).</summary>
    [InRange(Hyperparameter.Rho)]
    public double Rho { get; set; } = 0.9;

    /// <summary>Term ε added to both averages before their roots are taken, at least 1e-30 and finite.</summary>
    [InRange(Hyperparameter.Epsilon)]
    public double Epsilon { get; set; } = 1e-6;

    /// <inheritdoc/>
    private protected override IEnumerable<(Hyperparameter Name, double Value)> Own =>
        [(Hyperparameter.Rho, Rho), (Hyperparameter.Epsilon, Epsilon)];
}
