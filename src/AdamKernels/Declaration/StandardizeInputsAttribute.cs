namespace AdamKernels;

/// <summary>
/// Has the network standardize its inputs, (x - mean) / deviation of each, in training and in <c>Predict</c>. The numbers are the network's
/// <c>InputStandardization</c>, set once from the training set; before, inputs pass as they are.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StandardizeInputsAttribute : Attribute;
