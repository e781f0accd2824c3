using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>What the kernels of a layer are called with, by the names of their parameters.</summary>
/// <param name="Rows">Samples of the batch.</param>
/// <param name="Scalars">What the update of this step is computed with.</param>
internal sealed record KernelArguments(int Rows, StepScalars Scalars)
{
    /// <summary>The references: a buffer, and the floats in it before what the kernel starts at.</summary>
    public required IReadOnlyDictionary<string, (AlignedBuffer Buffer, int Offset)> References { get; init; }
}
