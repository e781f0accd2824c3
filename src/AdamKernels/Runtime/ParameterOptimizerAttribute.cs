namespace AdamKernels.Runtime;

/// <summary>
/// Has the generator emit the update of an optimizer for flat parameters into a class: one formula, one place. The optimizer's public
/// attribute next to it says which one, and its options which variant; numbers are arguments of the emitted method.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ParameterOptimizerAttribute : Attribute;
