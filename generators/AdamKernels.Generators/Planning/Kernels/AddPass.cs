namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>Adds the inputs of a layer to its outputs, and the gradient of its outputs to that of its inputs.</summary>
/// <param name="Layer">The layer.</param>
internal sealed record AddPass(LayerLayout Layer) : KernelPlan($"Add{Layer.Number}");
