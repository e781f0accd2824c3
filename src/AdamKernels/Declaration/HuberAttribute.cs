namespace AdamKernels;

/// <summary>
/// Loss ½(y-t)² where |y-t| ≤ δ and δ(|y-t| - ½δ) elsewhere, averaged over N samples of D outputs, as PyTorch's <c>HuberLoss</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>The error δ at which the parabola becomes a line, positive and finite.</summary>
    [InRange(NumberRange.Positive)]
    public double Delta { get; set; } = 1;

    internal override bool TakesQuantities => true;
}
