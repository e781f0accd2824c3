using System.CommandLine;
using System.CommandLine.Invocation;

namespace DigitSample.CommandLine;

/// <summary>Reads the command line.</summary>
internal static class SampleCommand
{
    private static readonly SampleOptions Defaults = new();

    private static readonly Option<int> Epochs = NumberOption.Create(
        "--epochs", "N", "Passes over the training set.", Defaults.Epochs, value => value >= 1, $"a whole number from 1 to {int.MaxValue}");

    private static readonly Option<int> Batch = NumberOption.Create(
        "--batch",
        "N",
        $"Samples per step, up to {SampleOptions.LargestBatch}.",
        Defaults.Batch,
        value => value is >= 1 and <= SampleOptions.LargestBatch,
        $"a whole number from 1 to {SampleOptions.LargestBatch}");

    private static readonly Option<ulong> Seed = NumberOption.Create(
        "--seed",
        "N",
        "Seed of the drawn digits, the first parameters and the order of the samples.",
        Defaults.Seed,
        _ => true,
        $"a whole number from 0 to {ulong.MaxValue}");

    private static readonly Option<double> LearningRate = NumberOption.Create(
        "--learning-rate",
        "X",
        "Learning rate of Adam.",
        Defaults.LearningRate,
        value => value > 0 && double.IsFinite(value),
        "a positive number");

    private static readonly Option<string?> Data = PathOption.Create(
        "--data", "DIR", "Directory of MNIST's four IDX files, gzipped or not. Without it the digits are drawn.");

    private static readonly Option<string?> Plot = PathOption.Create(
        "--plot", "FILE.png", "Draws the curves of loss and accuracy into a file.");

    /// <summary>Reads the arguments, or writes the help if that is what they ask for.</summary>
    /// <returns>The options; null if the help was written.</returns>
    /// <exception cref="UserErrorException">An argument is unknown or out of range.</exception>
    public static SampleOptions? Parse(string[] arguments, TextWriter output)
    {
        var root = new RootCommand("Trains a 784-128-10 network to read digits.") { Epochs, Batch, Seed, LearningRate, Data, Plot };

        // An argument that starts with @ is a path like any other here, not a file of arguments.
        ParseResult result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is not (null or ParseErrorAction))
        {
            result.Invoke(new InvocationConfiguration { Output = output });
            return null;
        }

        if (result.Errors.Count > 0)
        {
            throw new UserErrorException(result.Errors[0].Message);
        }

        return new SampleOptions
        {
            Epochs = result.GetValue(Epochs),
            Batch = result.GetValue(Batch),
            Seed = result.GetValue(Seed),
            LearningRate = result.GetValue(LearningRate),
            Data = result.GetValue(Data),
            Plot = result.GetValue(Plot),
        };
    }
}
