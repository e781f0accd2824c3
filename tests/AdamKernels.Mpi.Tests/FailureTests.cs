namespace AdamKernels.Mpi.Tests;

/// <summary>
/// Processes of which one fails, the last one, while the others wait for it. All must end, and say which one it was. Processes that wait
/// forever fail a test by the limit of <see cref="MpiRun"/>.
/// </summary>
public sealed class FailureTests
{
    /// <summary>The cases of the probe, and what the output must contain; {0} is the rank of the last process, {1} their number.</summary>
    private static readonly (string Name, string Expected)[] Failures =
    [
        // The exception must be reported before a using block is left: the report names it, and not the block.
        ("throw", "rank {0} of {1}: System.IO.InvalidDataException: The sample is damaged."),
        ("throw-on-thread", "rank {0} of {1}: System.IO.InvalidDataException: The sample is damaged."),
        ("throw-in-task", "The last exception before that: System.IO.InvalidDataException: The sample is damaged."),
        ("catch", "The last exception before that: System.IO.InvalidDataException: The sample is damaged."),
        ("abort", "rank {0} of {1}: The sample is damaged."),
        ("leave", "rank {0} of {1}: This process has left the group, but rank "),
        ("exit", "rank {0} of {1}: This process ends, but has not disposed its MpiWorld."),
        ("short-message", "Rank 0 of {1} expected 16 bytes of rank {0}, but got 8."),
        ("long-message", "MPI_Test failed on rank 0 of {1}: "),
        ("receive-only", "Rank 0 of {1} waits for 8 bytes of rank {0}, which has left"),
    ];

    public static TheoryData<string, string> Usual => Cases("throw", "throw-in-task", "leave", "exit");

    public static TheoryData<string, string> All => Cases([.. Failures.Select(failure => failure.Name)]);

    /// <summary>Fails when a process waits forever for one that has failed, or when nobody says which one that is.</summary>
    [SkippableTheory]
    [MemberData(nameof(Usual))]
    public void All_processes_end_and_name_the_one_that_failed(string mpi, string name) => Check(mpi, name, count: 3);

    [SkippableTheory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(All))]
    public void Groups_of_other_sizes_end_by_any_failure(string mpi, string name)
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        Check(mpi, name, count: 2);
        Check(mpi, name, count: 4);
        Check(mpi, name, count: 8);
    }

    /// <summary>The launcher sees this, and says so in its own words.</summary>
    [SkippableTheory]
    [InlineData(Launcher.OpenMpi, "process rank 2")]
    [InlineData(Launcher.Mpich, "Killed (signal 9)")]
    public void A_killed_process_ends_all(string mpi, string expected) => Launcher.Run(mpi, 3, "kill").AssertFailed(expected);

    private static TheoryData<string, string> Cases(params string[] names)
    {
        var cases = new TheoryData<string, string>();
        foreach (string mpi in Launcher.All)
        {
            foreach (string name in names)
            {
                cases.Add(mpi, name);
            }
        }

        return cases;
    }

    private static void Check(string mpi, string name, int count)
    {
        string expected = Failures.Single(failure => failure.Name == name).Expected;
        Launcher.Run(mpi, count, name).AssertFailed(string.Format(null, expected, count - 1, count));
    }
}
