using System.CommandLine;
using SampleKit;
using SampleKit.CommandLine;

namespace CartPole.CommandLine;

/// <summary>Parses the command line.</summary>
internal static class CartPoleCommand
{
    private const int MaxSeeds = 1000;

    private static readonly CartPoleOptions Defaults = new();

    private static readonly Option<int> Seeds = NumberOption.Create(
        "--seeds",
        "N",
        "Number of runs, with the seeds 1 to N.",
        Defaults.Seeds,
        value => value is >= 1 and <= MaxSeeds,
        $"a whole number from 1 to {MaxSeeds}");

    private static readonly Option<string?> Plot = PlotOption.Create("how long the pole stays up while it learns", "cart-pole.png");

    /// <inheritdoc cref="Arguments.Parse"/>
    /// <returns>The options; null if the help was written.</returns>
    public static CartPoleOptions? Parse(string[] arguments, TextWriter output)
    {
        var root = new RootCommand("Learns to balance a pole on a cart.") { Seeds, Plot };
        ParseResult? result = Arguments.Parse(root, arguments, output);
        return result is null ? null : new CartPoleOptions { Seeds = result.GetValue(Seeds), Plot = result.GetValue(Plot) };
    }
}
