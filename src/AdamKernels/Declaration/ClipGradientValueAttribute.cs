namespace AdamKernels;

/// <summary>Limits each gradient to ±maximum before an update, as PyTorch's <c>clip_grad_value_</c>. The update stays fused.</summary>
/// <param name="maximum">Largest magnitude, positive and finite.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipGradientValueAttribute(double maximum) : Attribute
{
    /// <summary>Largest magnitude.</summary>
    public double Maximum { get; } = maximum;
}
