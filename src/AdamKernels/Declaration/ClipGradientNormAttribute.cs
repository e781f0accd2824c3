namespace AdamKernels;

/// <summary>
/// Scales all gradients before an update by min(1, maxNorm / (norm + 1e-6)), where norm is the Euclidean norm of all gradients, as
/// PyTorch's <c>clip_grad_norm_</c>. The update is then not fused but reads gradients from memory, because the norm is known only at the
/// end.
/// </summary>
/// <param name="maxNorm">Maximum norm, positive and finite.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipGradientNormAttribute(double maxNorm) : Attribute, IHyperparameters
{
    /// <summary>Maximum norm.</summary>
    [InRange(Hyperparameter.MaxGradientNorm, "The largest norm")]
    public double MaxNorm { get; } = maxNorm;

    /// <summary>
    /// Whether the limit can be set between steps, by <see cref="Trainer{TNetwork}.Hyperparameters"/>. The kernels are the same.
    /// </summary>
    public bool Adjustable { get; set; }

    /// <inheritdoc/>
    IEnumerable<(Hyperparameter Name, double Value)> IHyperparameters.Hyperparameters => [(Hyperparameter.MaxGradientNorm, MaxNorm)];
}
