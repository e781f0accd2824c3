namespace AdamKernels;

/// <summary>Loss Σ(y-t)² / (N·D) over N samples of D outputs, as PyTorch's <c>MSELoss</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MeanSquaredErrorAttribute : LossAttribute
{
    internal override bool TakesQuantities => true;
}
