using AdamKernels.Tests.Persistence;
using AdamKernels.Tests.Readme;
using DigitSample.CommandLine;
using DigitSample.Training;
using SampleKit;
using SampleKit.Data;
using TrainingResult = DigitSample.Training.TrainingResult;

namespace AdamKernels.Tests.Samples;

/// <summary>Runs of the digit classifier that go on from checkpoints.</summary>
/// <remarks>Not in parallel with other tests: they write to the console.</remarks>
[Collection(nameof(ConsoleCollection))]
public sealed class ResumedRunTests : IDisposable
{
    /// <summary>Less than an epoch, and no divisor of one.</summary>
    private const int CheckpointSteps = 30;

    private static readonly DigitData Digits = new(DigitData.Draw(seed: 3).Test, DigitData.Draw(seed: 4).Test, "drawn");

    private readonly TemporaryFolder _folder = new();
    private readonly SampleOptions _options;

    public ResumedRunTests() =>
        _options = new SampleOptions { Epochs = 2, Checkpoint = _folder.Path, CheckpointSteps = CheckpointSteps, Resume = true };

    public void Dispose() => _folder.Dispose();

    /// <summary>Fails when what a save allocates is counted, or when checkpoints change the result.</summary>
    [Fact]
    public void Checkpoints_change_neither_the_network_nor_what_a_step_allocates()
    {
        TrainingResult expected = new TrainingRun(_options with { Resume = false }, Digits).Run();
        TrainingResult result = Run(_options);
        Assert.Equal(expected.ParameterHash, result.ParameterHash);
        Assert.Equal(expected.Epochs, result.Epochs);
        Assert.InRange(result.BytesPerStep, 0, 1);
    }

    /// <summary>Fails when the plot would miss the epochs of the earlier run.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void More_epochs_continue_a_complete_run(bool augment)
    {
        SampleOptions options = _options with { Augment = augment };
        TrainingResult expected = new TrainingRun(options with { Epochs = 4, Resume = false }, Digits).Run();
        Run(options);
        TrainingResult result = Run(options with { Epochs = 4 });
        Assert.Equal(
            (expected.ParameterHash, expected.Test, expected.Steps), (result.ParameterHash, result.Test, result.Steps));
        Assert.Equal(expected.Epochs, result.Epochs);
    }

    /// <summary>Fails when an option is ignored because the checkpoint has another value.</summary>
    [Fact]
    public void Other_options_than_those_of_the_run_are_refused()
    {
        Run(_options);
        AssertRefused(_options with { Seed = 43 }, "the Seed ");
        AssertRefused(_options with { Batch = 16 }, "the BatchSize 32, as it began, but got 16.");
        AssertRefused(_options with { Augment = true }, "whether a batch source is trained on");
        AssertRefused(_options with { LearningRate = 0.01 }, "Expected --learning-rate 0.001, as it began, but got 0.01.");
        AssertRefused(_options with { Epochs = 1 }, "Expected at least the 2 Epochs that the Fit has begun, but got 1.");
    }

    [Fact]
    public void An_earlier_run_is_not_overwritten()
    {
        Run(_options);
        string[] files = Directory.GetFiles(_folder.Path);
        Assert.Equal(
            $"{_folder.Path}: expected a directory without checkpoints, or --resume to continue from them",
            Assert.Throws<UserErrorException>(() => Run(_options with { Resume = false })).Message);
        Assert.Equal(files, Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_file_is_no_directory_for_checkpoints()
    {
        string path = _folder.PathOf("file");
        File.WriteAllText(path, "");
        Assert.StartsWith(
            $"{path}: expected a directory for checkpoints, found ",
            Assert.Throws<UserErrorException>(() => Run(_options with { Checkpoint = path })).Message);
    }

    private static TrainingResult Run(SampleOptions options)
    {
        using CheckpointFolder? checkpoints = Checkpoints.Open(options);
        return new TrainingRun(options, Digits, checkpoints).Run();
    }

    private static void AssertRefused(SampleOptions options, string reason)
    {
        string message = Assert.Throws<UserErrorException>(() => Run(options)).Message;
        Assert.StartsWith($"{options.Checkpoint}: cannot be resumed with these options. Expected ", message);
        Assert.Contains(reason, message);
        Assert.DoesNotContain("Parameter", message);
    }
}
