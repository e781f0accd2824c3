using System.CommandLine;
using DigitSample.Training;
using SampleKit;
using SampleKit.CommandLine;

namespace DigitSample.CommandLine;

/// <summary>Parses the command line.</summary>
internal static class SampleCommand
{
    private static readonly SampleOptions Defaults = new();

    private static readonly Option<int> Epochs = NumberOption.Epochs(Defaults.Epochs);

    private static readonly Option<int> Batch = NumberOption.Create(
        "--batch",
        "N",
        $"Samples per step, up to {SampleOptions.MaxBatch}.",
        Defaults.Batch,
        value => value is >= 1 and <= SampleOptions.MaxBatch,
        $"a whole number from 1 to {SampleOptions.MaxBatch}");

    private static readonly Option<ulong> Seed = NumberOption.Seed(Defaults.Seed);

    private static readonly Option<double> LearningRate = NumberOption.LearningRate("Learning rate of Adam.", Defaults.LearningRate);

    private static readonly Option<bool> Augment = new("--augment")
    {
        Description = $"Shifts each digit at random by up to {ShiftedDigits.MaxShift} pixels in each epoch.",
    };

    private static readonly Option<string?> Data = PathOption.Create(
        "--data", "DIR", "Directory of MNIST's four IDX files, gzipped or not. Without it the digits are drawn.");

    private static readonly Option<string?> Plot = PlotOption.Create("loss and accuracy", "digit-classifier.png");

    /// <summary>Parses the arguments, or writes the help if they ask for it.</summary>
    /// <returns>The options; null if the help was written.</returns>
    /// <exception cref="UserErrorException">An argument is unknown or out of range.</exception>
    public static SampleOptions? Parse(string[] arguments, TextWriter output)
    {
        var root = new RootCommand("Trains a 784-128-10 network to read digits.")
        {
            Epochs, Batch, Seed, LearningRate, Augment, Data, Plot,
        };
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
        };
    }
}
