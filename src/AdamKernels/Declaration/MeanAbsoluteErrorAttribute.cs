namespace AdamKernels;

/// <summary>Loss Σ|y-t| / (N·D) over N samples of D outputs, with a gradient of 0 where y = t, as PyTorch's <c>L1Loss</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MeanAbsoluteErrorAttribute : LossAttribute
{
    internal override bool TakesQuantities => true;
}
