namespace AdamKernels;

/// <summary>
/// Trains with Adagrad (Duchi, Hazan and Singer, 2011), as PyTorch's <c>Adagrad</c>: s += g², p -= rate / (1+(t-1)·decay) · g / (√s + ε).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdagradAttribute : Attribute
{
    /// <summary>Initial learning rate, positive and finite. It can be changed between steps.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>Decay of the learning rate with the number of steps, at least 0 and finite.</summary>
    public double LearningRateDecay { get; set; }

    /// <summary>Term ε added to the root, at least 1e-30 and finite.</summary>
    public double Epsilon { get; set; } = 1e-10;

    /// <summary>Initial value of the sum of squares s of each parameter, at least 0 and finite.</summary>
    public double InitialAccumulator { get; set; }

    /// <summary>Weight decay λ, at least 0 and finite: λ times the parameter is added to its gradient (L2).</summary>
    public double WeightDecay { get; set; }

    /// <summary>Whether to maximize instead of minimize: the gradient is negated first.</summary>
    public bool Maximize { get; set; }
}
