using AdamKernels.Plots.Drawing;

namespace AdamKernels.Plots.Tests.Pictures;

public sealed class LatenciesTests
{
    public static TheoryData<string, double[]> Extremes => new()
    {
        { "none", [] },
        { "not positive", [0, -1, double.NaN, double.PositiveInfinity] },
        { "one", [1_000] },
        { "all the same", [.. Enumerable.Repeat(250.0, 1_000)] },
        { "one slow", [.. Enumerable.Repeat(250.0, 1_000), 1e12] },
        { "many", [.. Enumerable.Range(1, 20_000).Select(i => 1_000.0 + 1e7 / i)] },
    };

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Any_times_are_drawn_without_being_cut(string name, double[] times)
    {
        using var pixels = new Pixels(Plot.Latencies(times, name));
        Assert.InRange(pixels.Inked, 0.005, 0.6);
        Assert.True(pixels.HasMargin());
    }

    /// <summary>Fails when a mark is off by one call, or the times are not sorted.</summary>
    [Fact]
    public void Marks_are_the_times_that_a_share_of_the_calls_does_not_exceed()
    {
        var picture = new LatencyPicture([.. Enumerable.Range(1, 1_000).Select(i => 1_001.0 - i)], null, "");
        Assert.Equal((500, 990, 999), (picture.Quantile(0.5), picture.Quantile(0.99), picture.Quantile(0.999)));
    }
}
