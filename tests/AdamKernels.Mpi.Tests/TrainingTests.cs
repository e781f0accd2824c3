using System.Text.RegularExpressions;

namespace AdamKernels.Mpi.Tests;

/// <summary>The sample DistributedDigits ends with the same bits in any number of processes.</summary>
public sealed partial class TrainingTests : IDisposable
{
    private static readonly string[] s_arguments = ["--epochs", "1", "--seed", "3"];
    private static readonly Lazy<string> s_alone = new(() => HashOf(MpiRun.Start([], "DistributedDigits", s_arguments)));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(Launcher.OpenMpi)]
    [InlineData(Launcher.Mpich)]
    public void Two_processes_have_the_bits_of_one(string mpi) => Check(mpi, count: 2);

    [SkippableTheory]
    [Trait("Category", "Slow")]
    [InlineData(Launcher.OpenMpi)]
    [InlineData(Launcher.Mpich)]
    public void Any_number_of_processes_has_the_bits_of_one(string mpi)
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        foreach (int count in new[] { 1, 3, 4, 8, 16 })
        {
            Check(mpi, count);
        }
    }

    /// <summary>Fails when a process other than the first one goes on from its own state instead of that of the checkpoint.</summary>
    [SkippableTheory]
    [Trait("Category", "Slow")]
    [InlineData(Launcher.OpenMpi)]
    [InlineData(Launcher.Mpich)]
    public void A_training_resumes_with_another_number_of_processes(string mpi)
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        string[] kept = ["--seed", "3", "--checkpoint", _folder.FullName, "--resume"];
        Launcher.RunSample(mpi, 4, ["--epochs", "1", .. kept]).AssertSucceeded();

        MpiRun resumed = Launcher.RunSample(mpi, 3, ["--epochs", "2", .. kept]);

        Assert.Equal(HashOf(MpiRun.Start([], "DistributedDigits", ["--epochs", "2", "--seed", "3"])), HashOf(resumed));
    }

    private static void Check(string mpi, int count)
    {
        MpiRun run = Launcher.RunSample(mpi, count, s_arguments);

        Assert.Equal(s_alone.Value, HashOf(run));
        Assert.Contains($", {count} process", run.Output, StringComparison.Ordinal);
        Assert.Contains("bytes_per_step=0 ", run.Output, StringComparison.Ordinal);
    }

    private static string HashOf(MpiRun run) => Hash().Match(run.AssertSucceeded().Output).Groups["hash"].Value;

    [GeneratedRegex("^result .* sha256=(?<hash>[0-9a-f]{64})$", RegexOptions.Multiline)]
    private static partial Regex Hash();
}
