using DigitSample.Data;
using OptimizerRace.CommandLine;
using OptimizerRace.Racing;

namespace AdamKernels.Tests.Samples;

/// <summary>The race as the command runs it without options. It takes a few seconds, so the tests share one.</summary>
public sealed class RaceFixture
{
    private static readonly RaceOptions Options = new();

    internal RacerResult[] Results { get; } =
        [.. Racer.All.Select(racer => racer.Run(new Race(DigitData.Draw(Options.Seed), Options.Seed, Options.Epochs, Options.LearningRate)))];

    internal RacerResult Of(string name) => Results.Single(result => result.Name == name);
}
