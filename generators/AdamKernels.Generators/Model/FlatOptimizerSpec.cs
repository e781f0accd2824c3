namespace AdamKernels.Generators.Model;

/// <summary>One of the runtime's optimizers for flat parameters.</summary>
/// <param name="Type">The runtime's class.</param>
/// <param name="Optimizer">Name of the optimizer.</param>
internal sealed record FlatOptimizerSpec(TypeSpec Type, string Optimizer);
