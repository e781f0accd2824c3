namespace AdamKernels.Robustness.Tests.Bounds;

/// <summary>Every public call that takes spans touches nothing beyond them.</summary>
/// <remarks>A copy or a kernel that takes a float too many makes this fail.</remarks>
public class SpanBoundsTests
{
    [SkippableTheory]
    [Trait("Category", "Slow")] // With the slow tests, all numbers of rows on the path of single floats.
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public async Task Public_calls_stay_within_their_spans(string setting, VectorPath path)
    {
        BoundsRun.SkipElsewhere();
        await BoundsRun.AssertWithin(setting, path, leastCases: 900, "spans");
    }
}
