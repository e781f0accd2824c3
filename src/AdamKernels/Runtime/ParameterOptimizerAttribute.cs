namespace AdamKernels.Runtime;

/// <summary>
/// Makes the generator emit the update of an optimizer for the user's own parameters into a class, so that its formula has one place. The
/// public attribute beside it names the optimizer, and its options the variant: with Maximize, the method takes a sign, and with any weight
/// decay, one that may be 0. Numbers are arguments of the emitted method.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ParameterOptimizerAttribute : Attribute;
