namespace AdamKernels;

/// <summary>
/// Trains with stochastic gradient descent: p -= rate·g, or with momentum b = μ·b + g, p -= rate·b, as PyTorch's <c>SGD</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SgdAttribute : Attribute
{
    /// <summary>Initial learning rate, positive and finite. It can be changed between steps.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>Momentum μ in [0, 1); 0 means none, and then no state is kept.</summary>
    public double Momentum { get; set; }
}
