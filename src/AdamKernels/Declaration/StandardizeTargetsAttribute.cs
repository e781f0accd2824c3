namespace AdamKernels;

/// <summary>
/// Makes the network train on targets that are standardized to (t - mean) / deviation, and predict in the unit of the targets, as
/// y · deviation + mean. For losses of quantities: mean squared error, mean absolute error and Huber.
/// </summary>
/// <remarks>
/// <c>Fit</c> learns the statistics from its training samples, unless the network's <c>TargetStandardization</c> was set before.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StandardizeTargetsAttribute : Attribute;
