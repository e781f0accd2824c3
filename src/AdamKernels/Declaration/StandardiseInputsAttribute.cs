namespace AdamKernels;

/// <summary>
/// Has the network standardise its inputs, (x - mean) / deviation of each, in training and in <c>Predict</c>. The numbers are the network's
/// <c>InputStandardisation</c>, set once from the training set; before, inputs pass as they are.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StandardiseInputsAttribute : Attribute;
