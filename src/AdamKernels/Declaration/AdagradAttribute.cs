namespace AdamKernels;

/// <summary>
/// Trains with Adagrad (Duchi, Hazan and Singer, 2011), as PyTorch's <c>Adagrad</c>: s += g², p -= rate / (1+(t-1)·decay) · g / (√s + ε).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdagradAttribute() : OptimizerAttribute(learningRate: 1e-2)
{
    /// <summary>Decay of the learning rate with the number of steps, at least 0 and finite.</summary>
    [InRange(Hyperparameter.LearningRateDecay)]
    public double LearningRateDecay { get; set; }

    /// <summary>Term ε added to the root, at least 1e-30 and finite.</summary>
    [InRange(Hyperparameter.Epsilon)]
    public double Epsilon { get; set; } = 1e-10;

    /// <summary>Initial value of the sum of squares s of each parameter, at least 0 and finite.</summary>
    [InRange(NumberRange.NonNegative)]
    public double InitialAccumulator { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<(Hyperparameter Name, double Value)> Own =>
        [(Hyperparameter.LearningRateDecay, LearningRateDecay), (Hyperparameter.Epsilon, Epsilon)];
}
