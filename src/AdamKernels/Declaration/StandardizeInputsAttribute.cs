namespace AdamKernels;

/// <summary>
/// Makes the network standardize its inputs to (x - mean) / deviation, in training and in <c>Predict</c>. Set the statistics once from the
/// training set, as the network's <c>InputStandardization</c>; until then, inputs are not changed.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StandardizeInputsAttribute : Attribute;
