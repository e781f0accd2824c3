namespace AdamKernels;

/// <summary>
/// Scales all gradients before an update by min(1, maximum / (norm + 1e-6)), where norm is the Euclidean norm over all of them, as PyTorch's
/// <c>clip_grad_norm_</c>. The update then runs from gradients in memory: the norm is known only after the last of them.
/// </summary>
/// <param name="maximum">Largest norm, positive and finite.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipGradientNormAttribute(double maximum) : Attribute
{
    /// <summary>Largest norm.</summary>
    public double Maximum { get; } = maximum;
}
