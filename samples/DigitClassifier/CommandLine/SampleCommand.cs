using System.CommandLine;
using System.CommandLine.Parsing;
using DigitSample.Training;
using SampleKit;
using SampleKit.CommandLine;

namespace DigitSample.CommandLine;

/// <summary>Parses the command line.</summary>
internal static class SampleCommand
{
    private static readonly SampleOptions Defaults = new();

    private static readonly Option<int> Epochs = NumberOption.Epochs(Defaults.Epochs);

    private static readonly Option<int> Batch =
        DigitOptions.Batch("Samples per step", Defaults.Batch, SampleOptions.MaxBatch);

    private static readonly Option<ulong> Seed = NumberOption.Seed(Defaults.Seed);

    private static readonly Option<double> LearningRate = NumberOption.LearningRate("Learning rate of Adam.", Defaults.LearningRate);

    private static readonly Option<bool> Augment = new("--augment")
    {
        Description = $"Shifts each digit at random by up to {ShiftedDigits.MaxShift} pixels in each epoch.",
    };

    private static readonly Option<string?> Data = DigitOptions.Data();

    private static readonly Option<string?> Plot = PlotOption.Create("loss and accuracy", "digit-classifier.png");

    private static readonly Option<string?> Save = PathOption.Create("--save", "FILE", "Saves the trained network to a file.");

    private static readonly Option<string?> Load = PathOption.Create(
        "--load", "FILE", "Trains nothing: tests the network of a file that --save or --checkpoint wrote.");

    private static readonly Option<string?> Checkpoint = PathOption.Create(
        "--checkpoint",
        "DIR",
        "Saves checkpoints to a directory: after each epoch, every --checkpoint-steps steps, and on Ctrl+C. Keeps the newest three.");

    private static readonly Option<int> CheckpointSteps = NumberOption.Create(
        "--checkpoint-steps",
        "N",
        "Steps from one checkpoint to the next within epochs.",
        Defaults.CheckpointSteps,
        value => value >= 1,
        $"a whole number from 1 to {int.MaxValue}");

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Continues from the newest checkpoint of --checkpoint, and ends with the same bits as a run that was not "
            + "interrupted. "
            + "Without a checkpoint, begins a new run.",
    };

    /// <summary>What has no meaning without training.</summary>
    private static readonly Option[] OfTraining =
        [Epochs, Batch, LearningRate, Augment, Plot, Save, Checkpoint, CheckpointSteps, Resume];

    /// <summary>Parses the arguments, or writes the help if they ask for it.</summary>
    /// <returns>The options; null if the help was written.</returns>
    /// <exception cref="UserErrorException">An argument is unknown or out of range.</exception>
    public static SampleOptions? Parse(string[] arguments, TextWriter output)
    {
        var root = new RootCommand("Trains a 784-128-10 network to read digits.")
        {
            Epochs, Batch, Seed, LearningRate, Augment, Data, Plot, Save, Load, Checkpoint, CheckpointSteps, Resume,
        };
        root.Validators.Add(CheckCombination);
        ParseResult? result = Arguments.Parse(root, arguments, output);
        return result is null ? null : new SampleOptions
        {
            Epochs = result.GetValue(Epochs),
            Batch = result.GetValue(Batch),
            Seed = result.GetValue(Seed),
            LearningRate = result.GetValue(LearningRate),
            Augment = result.GetValue(Augment),
            Data = result.GetValue(Data),
            Plot = result.GetValue(Plot),
            Save = result.GetValue(Save),
            Load = result.GetValue(Load),
            Checkpoint = result.GetValue(Checkpoint),
            CheckpointSteps = result.GetValue(CheckpointSteps),
            Resume = result.GetValue(Resume),
        };
    }

    /// <summary>Refuses options that would be ignored.</summary>
    private static void CheckCombination(CommandResult command)
    {
        foreach (Option option in OfTraining.Where(option => IsGiven(Load) && IsGiven(option)))
        {
            command.AddError($"{option.Name}: has no effect with --load, which trains nothing");
        }

        foreach (Option option in ((Option[])[CheckpointSteps, Resume]).Where(option => !IsGiven(Checkpoint) && IsGiven(option)))
        {
            command.AddError($"{option.Name}: has no effect without --checkpoint");
        }

        bool IsGiven(Option option) => command.GetResult(option) is { Implicit: false };
    }
}
