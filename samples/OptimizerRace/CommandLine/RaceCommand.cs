using System.CommandLine;
using SampleKit.CommandLine;

namespace OptimizerRace.CommandLine;

/// <summary>Parses the command line.</summary>
internal static class RaceCommand
{
    private static readonly RaceOptions Defaults = new();

    private static readonly Option<int> Epochs = NumberOption.Epochs(Defaults.Epochs);

    private static readonly Option<ulong> Seed = NumberOption.Seed(Defaults.Seed);

    private static readonly Option<double> LearningRate = NumberOption.LearningRate(
        "Learning rate of every optimizer; 0 means each optimizer's default.", Defaults.LearningRate, "the defaults");

    private static readonly Option<string?> Plot = PlotOption.Create("the loss curves", "optimizer-race.png");

    /// <inheritdoc cref="Arguments.Parse"/>
    /// <returns>The options; null if the help was written.</returns>
    public static RaceOptions? Parse(string[] arguments, TextWriter output)
    {
        var root = new RootCommand("Trains one network with six optimizers.")
        {
            Epochs, Seed, LearningRate, Plot,
        };
        ParseResult? result = Arguments.Parse(root, arguments, output);
        return result is null ? null : new RaceOptions
        {
            Epochs = result.GetValue(Epochs),
            Seed = result.GetValue(Seed),
            LearningRate = result.GetValue(LearningRate),
            Plot = result.GetValue(Plot),
        };
    }
}
