using System.Diagnostics;
using System.Globalization;
using AdamKernels.Tests.Persistence;
using AdamKernels.Tests.RealData;

namespace AdamKernels.Tests.Samples;

/// <summary>
/// The digit classifier, killed at random moments and started again with the same command until it completes. Fails when any state is
/// missing in a checkpoint, when a killed save leaves a file that stops the next process, or when a resumed run begins anew.
/// </summary>
public sealed class KillAndResumeTests : IDisposable
{
    private const string Sample = "DigitClassifier";

    /// <summary>Checkpoints that a process saves before it is killed, at most.</summary>
    private const int MaxCheckpoints = 4;

    /// <summary>What takes longer has stopped. Only reached by a failure.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Drawn_digits_end_with_the_bits_of_an_undisturbed_run() =>
        KillAndResume(kills: 4, checkpointSteps: 20, "--epochs", "2", "--batch", "16");

    [SkippableFact]
    [Trait("Category", "Slow")]
    public void Mnist_ends_with_the_bits_of_an_undisturbed_run()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        string directory = Path.GetDirectoryName(SharedData.PathOf("mnist", "train-images-idx3-ubyte.gz"))!;
        KillAndResume(kills: 10, checkpointSteps: 250, "--data", directory);
    }

    [SkippableFact]
    [Trait("Category", "Slow")]
    public void Shifted_digits_end_with_the_bits_of_an_undisturbed_run()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        KillAndResume(kills: 10, checkpointSteps: 50, "--epochs", "4", "--augment");
    }

    private void KillAndResume(int kills, int checkpointSteps, params string[] arguments)
    {
        SampleProcess expected = SampleProcess.Run(Sample, arguments);
        string[] command =
        [
            .. arguments,
            "--checkpoint", _folder.Path,
            "--checkpoint-steps", checkpointSteps.ToString(CultureInfo.InvariantCulture),
            "--resume",
        ];
        int killed = Enumerable.Range(0, kills).TakeWhile(_ => StartAndKill(command)).Count();
        SampleProcess actual = SampleProcess.Run(Sample, command);

        Assert.True(killed > 0, "No process was killed before it ended.");
        Assert.StartsWith("resumed after ", actual.Lines[1]);
        Assert.All(
            ["accuracy", "loss", "steps", "sha256"], name => Assert.Equal(expected.Text(name), actual.Text(name)));
        Assert.Equal(expected.Lines[1..^1].Select(WithoutTime), actual.Lines[2..^1].Select(WithoutTime));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.partial"));
    }

    /// <summary>Starts the sample, and kills it some time after it has saved some checkpoints, often while it saves another one.</summary>
    /// <returns>Whether it was killed; otherwise it had ended before.</returns>
    private bool StartAndKill(string[] command)
    {
        using Process process = SampleProcess.Start(Sample, command);
        var time = Stopwatch.StartNew();
        string? newest = NewestCheckpoint();
        for (int left = _random.Next(MaxCheckpoints) + 1; left > 0 && !process.HasExited;)
        {
            Assert.True(time.Elapsed < Limit, "The sample saves no checkpoint.");
            string? next = NewestCheckpoint();
            left -= next == newest ? 0 : 1;
            newest = next;
            Thread.Sleep(1);
        }

        Thread.Sleep(_random.Next(20));
        bool isRunning = !process.HasExited;
        process.Kill();
        process.WaitForExit();
        Assert.Equal("", process.StandardError.ReadToEnd());
        return isRunning && process.ExitCode != 0;
    }

    private string? NewestCheckpoint() => Directory.EnumerateFiles(_folder.Path, "*.safetensors").Max(StringComparer.Ordinal);

    /// <summary>A row of the table up to its last column.</summary>
    private static string WithoutTime(string row) => row[..row.LastIndexOf(' ')].TrimEnd();
}
