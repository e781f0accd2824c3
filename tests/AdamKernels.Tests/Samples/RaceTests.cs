using AdamKernels.Tests.Readme;
using OptimizerRace;
using OptimizerRace.Racing;
using OptimizerRace.Reporting;
using SampleKit;
using SampleKit.Data;
using SampleKit.Data.Drawn;

namespace AdamKernels.Tests.Samples;

public sealed class RaceTests(RaceFixture race) : IClassFixture<RaceFixture>
{
    /// <summary>
    /// Fails when the race comes out differently by one bit that is printed; docs/optimizer-race.md then needs the new line and picture.
    /// </summary>
    [Fact]
    public void The_page_shows_the_result()
    {
        string line = RaceLine.Format(race.Results);
        Assert.True(
            Repository.Read("docs/optimizer-race.md").Contains($"\n{line}\n", StringComparison.Ordinal),
            $"The page shows another result. It is now:\n\n{line}");
    }

    /// <summary>
    /// What docs/optimizer-race.md says of the four; momentum needs 2.6 times as many steps. Fails when Adam's rate is 1e-4.
    /// </summary>
    [Fact]
    public void Adam_is_the_first_to_stay_below_the_goal()
    {
        long adam = race.Of("Adam").StaysBelow(RaceTable.Goal)!.Value;
        Assert.All(
            ["SGD", "Momentum", "RMSProp"],
            name => Assert.True(
                (race.Of(name).StaysBelow(RaceTable.Goal) ?? long.MaxValue) > 2 * adam, $"{name} is not clearly behind Adam's {adam}."));
        Assert.All(["SGD", "Momentum"], name => Assert.True(race.Of(name).FinalLoss > 10 * race.Of("Adam").FinalLoss));
    }

    /// <summary>The page says it too: along the way RMSProp is below Adam, and then jumps.</summary>
    [Fact]
    public void RmsProp_is_lower_on_the_way_and_jumps()
    {
        RacerResult adam = race.Of("Adam");
        RacerResult rmsProp = race.Of("RMSProp");
        Assert.True(rmsProp.LossAfter(200) < adam.LossAfter(200) / 1.5);
        Assert.True(rmsProp.Curve.Where(point => point.Step > 200).Max(point => point.Loss) > 1);
        Assert.True(adam.Curve.Where(point => point.Step > 200).Max(point => point.Loss) < RaceTable.Goal);
    }

    /// <summary>Fails when a network of the race declares a rate, or the race sets one.</summary>
    [Fact]
    public void Each_has_its_default_rate() => Assert.Equal(
        [
            new SgdAttribute().LearningRate,
            new SgdAttribute().LearningRate,
            new RmsPropAttribute().LearningRate,
            new AdamAttribute().LearningRate,
            new AdamWAttribute().LearningRate,
            new LionAttribute().LearningRate,
        ],
        race.Results.Select(result => result.LearningRate));

    /// <summary>Fails when the first parameters are not all drawn from the same seed.</summary>
    [Fact]
    public void All_start_from_the_same_parameters() => Assert.Single(race.Results.Select(result => result.Curve[0]).Distinct());

    [Fact]
    public void Curve_has_the_first_and_the_last_step()
    {
        long[] steps = [.. race.Results[0].Curve.Select(point => point.Step)];
        Assert.Equal([0, 25, 50], steps[..3]);
        Assert.Equal([1100, 1125, 1128], steps[^3..]);
    }

    /// <summary>Fails when the order of the digits, or anything else, is left to chance.</summary>
    [Fact]
    public void Seed_gives_the_same_bits_every_time()
    {
        RacerResult[] first = RunFewSteps(seed: 3);
        RacerResult[] second = RunFewSteps(seed: 3);
        RacerResult[] other = RunFewSteps(seed: 4);
        for (int i = 0; i < first.Length; i++)
        {
            Assert.Equal(first[i].Curve, second[i].Curve);
            Assert.NotEqual(first[i].Curve, other[i].Curve);
        }
    }

    [Fact]
    public void Learning_rate_is_that_of_all() =>
        Assert.All(RunFewSteps(seed: 3, learningRate: 0.002), result => Assert.Equal(0.002, result.LearningRate));

    [Fact]
    public void Divergence_is_one_line() => Assert.Equal(
        "SGD diverged after 1 steps: expected a finite loss; try a lower learning rate",
        Assert.Throws<UserErrorException>(() => RunFewSteps(seed: 3, learningRate: 1e30)).Message);

    private static RacerResult[] RunFewSteps(ulong seed, double learningRate = 0)
    {
        var data = new DigitData(DrawnDigits.Draw(3 * Shape.Batch, seed: 1), DrawnDigits.Draw(50, seed: 2), "drawn");
        var race = new Race(data, seed, epochs: 2, learningRate);
        return [.. Racer.All.Select(racer => racer.Run(race))];
    }
}
