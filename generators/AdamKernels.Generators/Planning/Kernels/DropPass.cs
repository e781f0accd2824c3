namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>Drops a fraction of a layer's outputs, or of the gradients with respect to them.</summary>
/// <param name="Layer">The layer.</param>
internal sealed record DropPass(LayerLayout Layer) : KernelPlan($"Drop{Layer.Number}");
