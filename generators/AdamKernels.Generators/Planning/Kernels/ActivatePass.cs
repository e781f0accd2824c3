namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>Applies a layer's activation to stored values, in place or into another buffer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="IsInPlace">Whether results replace arguments; otherwise both are kept.</param>
internal sealed record ActivatePass(LayerLayout Layer, bool IsInPlace) : KernelPlan($"Activate{Layer.Number}");
