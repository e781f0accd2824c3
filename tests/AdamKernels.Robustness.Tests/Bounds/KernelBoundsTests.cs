namespace AdamKernels.Robustness.Tests.Bounds;

/// <summary>
/// Emitted kernels in training, on one thread and on three: each block of the workspace, and parameters, gradients and states as a whole
/// and block by block.
/// </summary>
/// <remarks>A tile that takes one row too many makes this fail.</remarks>
public class KernelBoundsTests
{
    [SkippableTheory]
    [Trait("Category", "Slow")] // With the slow tests, all numbers of rows of a large batch.
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public async Task Kernels_stay_within_their_blocks(string setting, VectorPath path)
    {
        BoundsRun.SkipElsewhere();
        await BoundsRun.AssertWithin(setting, path, leastCases: 300, "kernels", SpreadNetworks.AssemblyPath);
    }
}
