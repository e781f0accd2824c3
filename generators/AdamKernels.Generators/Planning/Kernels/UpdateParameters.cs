namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>The optimizer's update of parameters whose gradients are in memory.</summary>
internal sealed record UpdateParameters() : KernelPlan(nameof(UpdateParameters));
