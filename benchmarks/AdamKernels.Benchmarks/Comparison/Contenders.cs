namespace AdamKernels.Benchmarks.Comparison;

/// <summary>The implementations of one network that are compared with each other.</summary>
/// <param name="Naive">Plain loops.</param>
/// <param name="Tensors">System.Numerics.Tensors.</param>
/// <param name="Emitted">The emitted kernels.</param>
public sealed record Contenders(IContender Naive, IContender Tensors, IContender Emitted);
