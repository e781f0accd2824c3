namespace AdamKernels.Mpi.Tests;

/// <summary>What processes exchange through the MPI that is installed: the probe checks every byte and fails on a wrong one.</summary>
public sealed class GroupTests
{
    public static TheoryData<string, int> Usual => Cases(2, 3);

    public static TheoryData<string, int> Others => Cases(1, 4, 8);

    /// <summary>Fails when a handle or a layout is wrong, when a part goes to the wrong place, or when a call allocates.</summary>
    [SkippableTheory]
    [MemberData(nameof(Usual))]
    public void All_bytes_arrive(string mpi, int count) => CheckAll(mpi, count);

    [SkippableTheory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Others))]
    public void All_bytes_arrive_in_groups_of_other_sizes(string mpi, int count)
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        CheckAll(mpi, count);
    }

    /// <summary>Needs about 14 GB. Fails when a length is cut off.</summary>
    [SkippableTheory]
    [Trait("Category", "Slow")]
    [InlineData(Launcher.OpenMpi)]
    [InlineData(Launcher.Mpich)]
    public void The_largest_span_arrives(string mpi)
    {
        Skip.IfNot(SlowTests.IsOnDemand, "Set ADAMKERNELS_ON_DEMAND_TESTS=1 to run.");
        MpiRun run = Launcher.Run(mpi, 2, "large").AssertSucceeded();
        Assert.Contains("done", run.Lines(rank: 0, count: 2));
    }

    private static void CheckAll(string mpi, int count)
    {
        MpiRun run = Launcher.Run(mpi, count, "exchange").AssertSucceeded();
        for (int rank = 0; rank < count; rank++)
        {
            string[] lines = [.. run.Lines(rank, count)];
            Assert.StartsWith($"library {mpi} ", lines[0], StringComparison.Ordinal);
            Assert.Equal($"processor {Environment.MachineName}", lines[1], ignoreCase: true);
            Assert.Equal(
                [
                    "exchanged 0",
                    "exchanged 1",
                    "exchanged 1000000",
                    "exchanged 5000000",
                    $"gathered {Enumerable.Range(0, count).Sum(other => (other % 3 * 1000) + other)}",
                    "gathered 0",
                    "gathered 3000000",
                    $"error Expected a rank from 0 to {count - 1}, but got {count}. (Parameter 'to')",
                    $"error Expected {count + 1} starts for {count} processes, but got 1. (Parameter 'starts')",
                    "error MpiWorld.Initialize was called before. A process can initialize MPI only once.",
                    "error The memory that is sent overlaps the memory that receives. (Parameter 'received')",
                    "allocated 0",
                    "done",
                ],
                lines[2..]);
        }
    }

    private static TheoryData<string, int> Cases(params int[] counts)
    {
        var cases = new TheoryData<string, int>();
        foreach (string mpi in Launcher.All)
        {
            foreach (int count in counts)
            {
                cases.Add(mpi, count);
            }
        }

        return cases;
    }
}
