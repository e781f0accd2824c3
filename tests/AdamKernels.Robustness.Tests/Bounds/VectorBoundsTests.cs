namespace AdamKernels.Robustness.Tests.Bounds;

/// <summary>Maps, sums, copies and transpositions of the runtime, and the optimizers, of every length and alignment.</summary>
/// <remarks>A loop that takes one float, or one vector, too many makes this fail.</remarks>
public class VectorBoundsTests
{
    [SkippableTheory]
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public async Task Vectors_of_any_length_stay_within_their_memory(string setting, VectorPath path)
    {
        BoundsRun.SkipElsewhere();
        await BoundsRun.AssertWithin(setting, path, leastCases: 15_000, "maps");
    }
}
