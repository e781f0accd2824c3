namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>A kernel that a network needs. Emission has a printer for each kind.</summary>
/// <param name="Name">Name of the emitted method.</param>
internal abstract record KernelPlan(string Name)
{
    /// <summary>Partial sums of each element that it sums.</summary>
    public virtual int PartialSums => 1;
}
