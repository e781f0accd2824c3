namespace AdamKernels;

/// <summary>
/// Scales all gradients before an update by min(1, maxNorm / (norm + 1e-6)), where norm is the Euclidean norm of all gradients, as
/// PyTorch's <c>clip_grad_norm_</c>. The update is then not fused but reads gradients from memory, because the norm is known only at the
/// end.
/// </summary>
/// <param name="maxNorm">Maximum norm, positive and finite.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipGradientNormAttribute(double maxNorm) : Attribute
{
    /// <summary>Maximum norm.</summary>
    [InRange(NumberRange.Positive, "The largest norm")]
    public double MaxNorm { get; } = maxNorm;
}
