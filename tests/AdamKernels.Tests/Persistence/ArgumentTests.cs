using System.Buffers;
using AdamKernels.PathProbe;

namespace AdamKernels.Tests.Persistence;

/// <summary>Arguments that are missing or out of range are named by the exception.</summary>
public sealed class ArgumentTests
{
    public static TheoryData<int> NullCalls => [.. Enumerable.Range(0, Calls.Length)];

    private static (string Parameter, Func<Task> Call)[] Calls { get; } =
    [
        ("path", () => Run(network => network.Save((string)null!))),
        ("stream", () => Run(network => network.Save((Stream)null!))),
        ("writer", () => Run(network => network.Save((IBufferWriter<byte>)null!))),
        ("stream", () => Run(network => network.SaveAsync(null!))),
        ("path", () => Run(network => network.LoadFrom((string)null!))),
        ("stream", () => Run(network => network.LoadFrom((Stream)null!))),
        ("stream", () => new RegressionAdam(seed: 1).LoadFromAsync(null!)),
        ("network", () => Run(_ => ((RegressionAdam)null!).Save(new MemoryStream()))),
        ("network", () => Run(_ => ((RegressionAdam)null!).LoadFrom([]))),
        ("network", () => Run(_ => ((RegressionAdam)null!).Fingerprint())),
        ("pattern", () => Run(_ => TensorNames.FromPattern(null!))),
        ("map", () => Run(_ => TensorNames.FromMap(null!))),
        ("trainer", () => Run(_ => new FingerprintLog<RegressionAdam>(null!, "none"))),
        ("path", () => Run(network => new FingerprintLog<RegressionAdam>(new Trainer<RegressionAdam>(network), null!))),
    ];

    [Theory]
    [MemberData(nameof(NullCalls))]
    public Task Null_is_refused(int call) => Assert.ThrowsAsync<ArgumentNullException>(Calls[call].Parameter, Calls[call].Call);

    [Fact]
    public void An_empty_path_is_refused()
    {
        var network = new RegressionAdam(seed: 1);
        Assert.Throws<ArgumentException>("path", () => network.Save(""));
        Assert.Throws<ArgumentException>("path", () => network.LoadFrom(""));
        Assert.Throws<ArgumentException>("path", () => new FingerprintLog<RegressionAdam>(new Trainer<RegressionAdam>(network), ""));
    }

    [Fact]
    public void Options_need_names() => Assert.StartsWith(
        "Expected names, but got null.",
        Assert.Throws<ArgumentNullException>("value", () => new NetworkFileOptions { Names = null! }).Message);

    [Fact]
    public void A_folder_of_checkpoints_names_its_arguments()
    {
        using var folder = new TemporaryFolder();
        using var checkpoints = new CheckpointFolder(folder.Path);
        Assert.Throws<ArgumentNullException>("trainer", () => checkpoints.LoadNewest<RegressionAdam>(null!));
        Assert.Throws<ArgumentNullException>("trainer", () => checkpoints.Save<RegressionAdam>(null!));
        Assert.Throws<ArgumentException>("path", () => new CheckpointFolder(""));
        Assert.Throws<ArgumentOutOfRangeException>("keep", () => new CheckpointFolder(folder.PathOf("none"), keep: 0));
        Assert.False(Directory.Exists(folder.PathOf("none")));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new CheckpointFolder(folder.PathOf("steps")) { EverySteps = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new CheckpointFolder(folder.PathOf("epochs")) { EveryEpochs = -1 });
    }

    private static Task Run(Action<RegressionAdam> call)
    {
        call(new RegressionAdam(seed: 1));
        return Task.CompletedTask;
    }
}
