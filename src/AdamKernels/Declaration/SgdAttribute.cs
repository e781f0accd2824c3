namespace AdamKernels;

/// <summary>
/// Trains with stochastic gradient descent: p -= rate·g, or with momentum b = μ·b + (1-dampening)·g, p -= rate·b, as PyTorch's <c>SGD</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SgdAttribute() : OptimizerAttribute(learningRate: 1e-2)
{
    /// <summary>Momentum μ in [0, 1); 0 means none and keeps no state.</summary>
    [InRange(Hyperparameter.Momentum)]
    public double Momentum { get; set; }

    /// <summary>
    /// Dampening in [0, 1) of the gradients that are added to the momentum, from the second step on; no effect without momentum.
    /// </summary>
    [InRange(Hyperparameter.Dampening)]
    public double Dampening { get; set; }

    /// <summary>Whether to step by g + μ·b instead of b (Nesterov). Requires momentum and no dampening.</summary>
    public bool Nesterov { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<(Hyperparameter Name, double Value)> Own => Momentum == 0 ? []
        : Nesterov ? [(Hyperparameter.Momentum, Momentum)]
        : [(Hyperparameter.Momentum, Momentum), (Hyperparameter.Dampening, Dampening)];
}
