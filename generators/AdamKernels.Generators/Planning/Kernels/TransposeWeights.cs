namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>The runtime's transposition of a layer's weights.</summary>
internal sealed record TransposeWeights() : KernelPlan("Transpose");
