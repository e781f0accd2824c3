namespace AdamKernels;

/// <summary>Limits each gradient to ±maxMagnitude before an update, as PyTorch's <c>clip_grad_value_</c>. The update stays fused.</summary>
/// <param name="maxMagnitude">Maximum magnitude, positive and finite.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipGradientValueAttribute(double maxMagnitude) : Attribute, IHyperparameters
{
    /// <summary>Maximum magnitude.</summary>
    [InRange(Hyperparameter.MaxGradientMagnitude, "The largest magnitude")]
    public double MaxMagnitude { get; } = maxMagnitude;

    /// <summary>
    /// Whether the limit can be set between steps, by <see cref="Trainer{TNetwork}.Hyperparameters"/>. It is then an argument of the
    /// kernels instead of a constant.
    /// </summary>
    public bool Adjustable { get; set; }

    /// <inheritdoc/>
    IEnumerable<(Hyperparameter Name, double Value)> IHyperparameters.Hyperparameters =>
        [(Hyperparameter.MaxGradientMagnitude, MaxMagnitude)];
}
