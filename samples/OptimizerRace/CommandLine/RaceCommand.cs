using System.CommandLine;
using DigitSample.CommandLine;

namespace OptimizerRace.CommandLine;

/// <summary>Reads the command line.</summary>
internal static class RaceCommand
{
    private static readonly RaceOptions Defaults = new();

    private static readonly Option<int> Epochs = NumberOption.Epochs(Defaults.Epochs);

    private static readonly Option<ulong> Seed = NumberOption.Seed(Defaults.Seed);

    private static readonly Option<double> LearningRate = NumberOption.LearningRate(
        "Learning rate of all optimizers; 0 stands for the default of each.", Defaults.LearningRate, "the defaults");

    private static readonly Option<string?> Picture = PathOption.Create(
        "--picture", "FILE.png", $"Where to draw the curves of the loss; {Defaults.Picture} unless given.");

    /// <inheritdoc cref="Arguments.Parse"/>
    /// <returns>The options; null if the help was written.</returns>
    public static RaceOptions? Parse(string[] arguments, TextWriter output)
    {
        ParseResult? result = Arguments.Parse(
            new RootCommand("Trains one network with six optimizers and draws how the loss falls.") { Epochs, Seed, LearningRate, Picture }, arguments, output);
        return result is null ? null : new RaceOptions
        {
            Epochs = result.GetValue(Epochs),
            Seed = result.GetValue(Seed),
            LearningRate = result.GetValue(LearningRate),
            Picture = result.GetValue(Picture) ?? Defaults.Picture,
        };
    }
}
