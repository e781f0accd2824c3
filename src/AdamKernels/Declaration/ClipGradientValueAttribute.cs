namespace AdamKernels;

/// <summary>Limits each gradient to ±maxMagnitude before an update, as PyTorch's <c>clip_grad_value_</c>. The update stays fused.</summary>
/// <param name="maxMagnitude">Maximum magnitude, positive and finite.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipGradientValueAttribute(double maxMagnitude) : Attribute
{
    /// <summary>Maximum magnitude.</summary>
    [InRange(NumberRange.Positive, "The largest magnitude")]
    public double MaxMagnitude { get; } = maxMagnitude;
}
