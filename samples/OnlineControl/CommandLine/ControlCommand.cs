using System.CommandLine;
using SampleKit;
using SampleKit.CommandLine;

namespace OnlineControl.CommandLine;

/// <summary>Parses the command line.</summary>
internal static class ControlCommand
{
    private const int MaxSeconds = 600;
    private const int MinRate = 100;
    private const int MaxRate = 5000;

    private static readonly ControlOptions Defaults = new();

    private static readonly Option<int> Seconds = NumberOption.Create(
        "--seconds",
        "N",
        "How long the loop runs.",
        Defaults.Seconds,
        value => value is >= 1 and <= MaxSeconds,
        $"a whole number from 1 to {MaxSeconds}");

    private static readonly Option<int> Rate = NumberOption.Create(
        "--rate",
        "HZ",
        "Ticks per second.",
        Defaults.Rate,
        value => value is >= MinRate and <= MaxRate,
        $"a whole number from {MinRate} to {MaxRate}");

    private static readonly Option<ulong> Seed = NumberOption.Seed(
        Defaults.Seed, "the path, the drift, the noise and the initial parameters");

    private static readonly Option<bool> Simulated = new("--simulated")
    {
        Description = "Runs the ticks as fast as possible instead of in real time, with the same result.",
    };

    private static readonly Option<string?> Plot = PlotOption.Create("tracking errors and latencies", "online-control.png");

    /// <inheritdoc cref="Arguments.Parse"/>
    /// <returns>The options; null if the help was written.</returns>
    public static ControlOptions? Parse(string[] arguments, TextWriter output)
    {
        var root = new RootCommand("Controls a slide whose load and friction drift, and learns in each tick.")
        {
            Seconds, Rate, Seed, Simulated, Plot,
        };
        ParseResult? result = Arguments.Parse(root, arguments, output);
        return result is null ? null : new ControlOptions
        {
            Seconds = result.GetValue(Seconds),
            Rate = result.GetValue(Rate),
            Seed = result.GetValue(Seed),
            Simulated = result.GetValue(Simulated),
            Plot = result.GetValue(Plot),
        };
    }
}
