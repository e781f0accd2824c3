namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>A kernel that a network needs. Emission has an emitter for each kind.</summary>
/// <param name="Name">Name of the emitted method.</param>
internal abstract record KernelPlan(string Name);
