namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>Multiplies stored gradients by the derivative of a layer's activation.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="IsInPlace">Whether the product replaces the gradient.</param>
internal sealed record DifferentiatePass(LayerLayout Layer, bool IsInPlace) : KernelPlan($"Differentiate{Layer.Number}");
