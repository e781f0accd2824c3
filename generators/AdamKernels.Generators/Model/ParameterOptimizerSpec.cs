using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Model;

/// <summary>One variant of the runtime's optimizers for your own parameters.</summary>
/// <param name="Type">The runtime's class.</param>
/// <param name="Declared">
/// The optimizer. Its options select the emitted variant, and so does whether it has a weight decay; its numbers are arguments of the
/// emitted method.
/// </param>
internal sealed record ParameterOptimizerSpec(TypeSpec Type, ByValue<OptimizerAttribute> Declared)
{
    public OptimizerAttribute Optimizer => Declared.Value;
}
