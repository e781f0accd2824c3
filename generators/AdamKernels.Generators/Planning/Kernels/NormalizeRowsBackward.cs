namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>The way back through <see cref="NormalizeRows"/>.</summary>
/// <param name="Layer">The layer.</param>
internal sealed record NormalizeRowsBackward(LayerLayout Layer) : KernelPlan($"NormalizeBackward{Layer.Number}");
