using OptimizerRace.CommandLine;
using OptimizerRace.Racing;
using SampleKit.Data;

namespace AdamKernels.Tests.Samples;

/// <summary>The race as the command runs it without options. It takes a few seconds, so the tests share one.</summary>
public sealed class RaceFixture
{
    public RaceFixture()
    {
        var options = new RaceOptions();
        var race = new Race(DigitData.Draw(options.Seed), options.Seed, options.Epochs, options.LearningRate);
        Results = [.. Racer.All.Select(racer => racer.Run(race))];
    }

    internal RacerResult[] Results { get; }

    internal RacerResult Of(string name) => Results.Single(result => result.Name == name);
}
