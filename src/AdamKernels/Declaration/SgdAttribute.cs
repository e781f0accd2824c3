namespace AdamKernels;

/// <summary>
/// Trains with stochastic gradient descent: p -= rate·g, or with momentum b = μ·b + (1-dampening)·g, p -= rate·b, as PyTorch's <c>SGD</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SgdAttribute : Attribute
{
    /// <summary>Initial learning rate, positive and finite. It can be changed between steps.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>Momentum μ in [0, 1); 0 means none and keeps no state.</summary>
    public double Momentum { get; set; }

    /// <summary>
    /// Dampening in [0, 1) of the gradients that are added to the momentum, from the second step on; no effect without momentum.
    /// </summary>
    public double Dampening { get; set; }

    /// <summary>Whether to step by g + μ·b instead of b (Nesterov). Requires momentum and no dampening.</summary>
    public bool Nesterov { get; set; }

    /// <summary>Weight decay λ, at least 0 and finite: λ times the parameter is added to its gradient (L2).</summary>
    public double WeightDecay { get; set; }

    /// <summary>Whether to maximize instead of minimize: the gradient is negated first.</summary>
    public bool Maximize { get; set; }
}
