namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>Adds what goes past a layer to what goes through it.</summary>
/// <param name="Layer">The layer.</param>
internal sealed record AddPass(LayerLayout Layer) : KernelPlan($"Add{Layer.Number}");
