namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>Normalizes the sums of a layer over each row.</summary>
/// <param name="Layer">The layer.</param>
internal sealed record NormalizeRows(LayerLayout Layer) : KernelPlan($"Normalize{Layer.Number}");
