namespace AdamKernels;

/// <summary>
/// Loss ½(y-t)² where |y-t| ≤ δ and δ(|y-t| - ½δ) elsewhere, averaged over N samples of D outputs, as PyTorch's <c>HuberLoss</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HuberAttribute : Attribute
{
    /// <summary>The error δ at which the parabola becomes a line, positive and finite.</summary>
    public double Delta { get; set; } = 1;
}
