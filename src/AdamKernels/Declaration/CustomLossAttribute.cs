namespace AdamKernels;

/// <summary>
/// Declares that the program computes the loss itself and passes its gradient with respect to the outputs to the trainer: for
/// reinforcement learning, ranking, and objectives that no attribute covers. <c>Step</c>, <c>Fit</c>, <c>Evaluate</c> and
/// <c>CalculateLoss</c> need a loss of the library and throw.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CustomLossAttribute : LossAttribute;
