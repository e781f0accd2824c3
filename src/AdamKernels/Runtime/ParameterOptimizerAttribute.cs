namespace AdamKernels.Runtime;

/// <summary>
/// Makes the generator emit the update of an optimizer for the user's own parameters into a class, so that its formula has one place. The
/// public attribute beside it names the optimizer, and its options the variant; numbers are arguments of the emitted method.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ParameterOptimizerAttribute : Attribute;
