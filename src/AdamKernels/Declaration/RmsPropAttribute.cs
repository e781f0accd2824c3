namespace AdamKernels;

/// <summary>
/// Trains with RMSProp: v = α·v + (1-α)·g², p -= rate·g / (√v + ε), or with momentum b = μ·b + g / (√v + ε), p -= rate·b, as PyTorch's
/// <c>RMSprop</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RmsPropAttribute() : OptimizerAttribute(learningRate: 1e-2)
{
    /// <summary>Decay α of the squared gradient's moving average, in [0, 1).</summary>
    [InRange(Hyperparameter.Alpha)]
    public double Alpha { get; set; } = 0.99;

    /// <summary>Term ε added to the root, at least 1e-30 and finite.</summary>
    [InRange(Hyperparameter.Epsilon)]
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>
    /// Whether to divide by the root of the gradient's variance (v minus the square of its average) instead of the root of v. Where
    /// rounding makes the variance negative, it counts as 0.
    /// </summary>
    public bool Centered { get; set; }

    /// <summary>Momentum μ in [0, 1); 0 means none.</summary>
    [InRange(Hyperparameter.Momentum)]
    public double Momentum { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<(Hyperparameter Name, double Value)> Own =>
    [
        (Hyperparameter.Alpha, Alpha),
        (Hyperparameter.Epsilon, Epsilon),
        .. Momentum == 0 ? [] : ((Hyperparameter, double)[])[(Hyperparameter.Momentum, Momentum)],
    ];
}
