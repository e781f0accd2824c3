using System.Globalization;

namespace AdamKernels.Robustness.Tests.Soak;

/// <summary>Training that goes on and on, in a process of its own: other tests would collect garbage.</summary>
/// <remarks>A box, a closure or an array in a step makes this fail, and so does a list that grows.</remarks>
public class SoakTests
{
    /// <summary>Pages that the runtime touches while it runs; training itself touches none.</summary>
    private const long MaxWorkingSet = 16 << 20;

    /// <summary>1,000,000 steps; 10,000,000 with the slow tests, and 1,000,000,000 on demand.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Steps_leave_nothing_behind()
    {
        long steps = SlowTests.IsOnDemand ? 1_000_000_000 : SlowTests.AreOn ? 10_000_000 : 1_000_000;
        string[] lines = await ChildProcess.RunAsync("", "soak", steps.ToString(CultureInfo.InvariantCulture));
        Dictionary<string, long> found = lines[1..].Select(line => line.Split(' '))
            .ToDictionary(line => line[0], line => long.Parse(line[1], CultureInfo.InvariantCulture));

        Assert.Equal(steps, found["steps"]);
        Assert.Equal(0, found["allocated"]);
        Assert.Equal(0, found["collections"]);
        Assert.InRange(found["heap"], long.MinValue, 1 << 20);
        Assert.InRange(found["workingset"], long.MinValue, MaxWorkingSet);
        Assert.Equal(0, found["nonfinite"]);
    }
}
