namespace AdamKernels;

/// <summary>Makes the network standardize its inputs to (x - mean) / deviation, in training and in <c>Predict</c>.</summary>
/// <remarks>
/// <c>Fit</c> learns the statistics from its training samples, unless the network's <c>InputStandardization</c> was set before. Until it is
/// set or learned, a step and a prediction throw an exception.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StandardizeInputsAttribute : Attribute;
