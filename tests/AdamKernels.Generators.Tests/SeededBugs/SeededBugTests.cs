using System.Collections.Concurrent;

namespace AdamKernels.Generators.Tests.SeededBugs;

/// <summary>
/// Faults in emitted code are found: the hashes of the conformance suite, the comparison of Step with the four calls, and that of a batch
/// with its samples show nearly all of them. What they do not show is listed with its reason.
/// </summary>
public sealed class SeededBugTests
{
    /// <summary>How many of the faults must be found, in percent.</summary>
    private const int MinFound = 95;

    /// <summary>A few, one in each kind of code, without the slow tests.</summary>
    private const int Stride = 58;

    private static readonly SeededBug[] All =
        [.. ForwardBugs.All, .. LossBugs.All, .. BackwardBugs.All, .. UpdateBugs.All, .. ProgramBugs.All];

    [Fact]
    public void There_are_at_least_60() => Assert.True(All.Length >= 60, $"There are {All.Length}.");

    [Fact]
    public void Every_one_has_a_name_of_its_own() => Assert.Equal(All.Length, All.Select(bug => bug.ToString()).Distinct().Count());

    /// <summary>Every path is changed somewhere, and so is every kind of file.</summary>
    [Fact]
    public void They_are_in_all_files() => Assert.Equal(
        ["Layout", "Program", "Scalar", "Vector128", "Vector256", "Vector512"], All.Select(bug => bug.File).Distinct().Order());

    /// <summary>Fails when the text of a fault does not occur as often as it says, so that the list cannot grow stale.</summary>
    [Fact]
    public void All_fit_the_emitted_code() => Assert.All(All, bug => NetworkUnderTest.Get(bug.Network).Changed(bug));

    /// <summary>Fails when a fault is not found, and when one that is said to survive is found after all.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Faults_are_found()
    {
        SeededBug[] bugs = [.. SlowTests.Thin(All, Stride)];
        string[] broken = [.. (await Unchanged(bugs)).Concat(await Run(bugs))];
        Assert.True(broken.Length == 0, string.Join("\n\n", broken));
    }

    /// <summary>Fails when the check refuses emitted code without a fault: it would then find every one.</summary>
    private static async Task<string[]> Unchanged(SeededBug[] bugs)
    {
        var failures = new ConcurrentBag<string>();
        await Each(bugs.Select(bug => (bug.Network, bug.Path)).Distinct(), async item =>
        {
            string[] lines = await Lines(item.Network, item.Path, null);
            if (!lines.SequenceEqual(Expected(item.Network)))
            {
                failures.Add($"{item} without a fault: {string.Join('\n', lines)}");
            }
        });
        return [.. failures];
    }

    private static async Task<string[]> Run(SeededBug[] bugs)
    {
        var survivors = new ConcurrentBag<SeededBug>();
        var failures = new ConcurrentBag<string>();
        await Each(bugs, async bug =>
        {
            try
            {
                string[] lines = await Lines(bug.Network, bug.Path, bug);
                if (lines.SequenceEqual(Expected(bug.Network)))
                {
                    survivors.Add(bug);
                }
            }
            catch (InvalidOperationException exception)
            {
                failures.Add(exception.Message);
            }
        });
        failures = [.. failures, .. survivors.Where(bug => bug.Survives is null).Select(bug => $"{bug} is not found.")];
        foreach (SeededBug bug in bugs.Where(bug => bug.Survives is not null).Except(survivors))
        {
            failures.Add($"{bug} is found, although it is said to survive.");
        }

        int found = bugs.Length - survivors.Count;
        if (bugs.Length == All.Length && found * 100 < bugs.Length * MinFound)
        {
            failures.Add($"{found} of {bugs.Length} are found.");
        }

        return [.. failures];
    }

    private static string[] Expected(string network) => [.. NetworkUnderTest.Get(network).ExpectedHashes(), .. Checks.Promises];

    private static async Task<string[]> Lines(string network, string path, SeededBug? bug)
    {
        string file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".dll");
        try
        {
            NetworkUnderTest.Get(network).Write(path, bug, file);
            return await Checks.RunChild(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Two at a time: one is compiled while the other is trained.</summary>
    private static Task Each<T>(IEnumerable<T> items, Func<T, Task> action) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (item, _) => await action(item));
}
