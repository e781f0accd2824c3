using Playground.Training.Networks;
using Playground.Training.Plane;

namespace AdamKernels.Playground.Tests.Plane;

public class RaceTests
{
    public static TheoryData<PlaneDataSet, HiddenActivation> Choices
    {
        get
        {
            var choices = new TheoryData<PlaneDataSet, HiddenActivation>();
            foreach (PlaneDataSet set in Enum.GetValues<PlaneDataSet>())
            {
                foreach (HiddenActivation activation in Enum.GetValues<HiddenActivation>())
                {
                    choices.Add(set, activation);
                }
            }

            return choices;
        }
    }

    // Fails when an optimizer is created with another network's seed or class: the comparison would not be one of optimizers.
    [Theory]
    [MemberData(nameof(Choices))]
    public void All_start_from_the_same_parameters_and_learn(PlaneDataSet set, HiddenActivation activation)
    {
        var race = new Race(RaceOptions.Standard with { DataSet = set, Activation = activation });
        Assert.Single(race.Racers.Select(racer => racer.Hash()).Distinct());
        Run(race, 1);
        float[] first = [.. race.Racers.Select(racer => racer.Loss)];
        Assert.Single(first.Distinct());
        Assert.Equal(4, race.Racers.Select(racer => racer.Hash()).Distinct().Count());
        Run(race, 1999);
        Assert.All(race.Racers, racer => Assert.InRange(racer.History.Points[^1], 0, 0.6f * first[0]));
    }

    [Fact]
    public void Options_determine_every_bit()
    {
        Assert.Equal(Hashes(RaceOptions.Standard), Hashes(RaceOptions.Standard));
        Assert.NotEqual(Hashes(RaceOptions.Standard), Hashes(RaceOptions.Standard with { Seed = 2 }));
        Assert.NotEqual(Hashes(RaceOptions.Standard), Hashes(RaceOptions.Standard with { BatchSize = 16 }));

        static string[] Hashes(RaceOptions options)
        {
            var race = new Race(options);
            Run(race, 50);
            return [.. race.Racers.Select(racer => racer.Hash())];
        }
    }

    // Fails when racers deal themselves batches from a common order: what one learns would depend on who else trains.
    [Fact]
    public void A_network_learns_the_same_alone()
    {
        Race all = new(RaceOptions.Standard), one = new(RaceOptions.Standard);
        foreach (Racer racer in one.Racers)
        {
            racer.IsRunning = racer.Optimizer == OptimizerKind.Adam;
        }

        string start = one.Racers[0].Hash();
        Run(all, 50);
        Run(one, 50);
        Assert.Equal(all.Racers[^1].Hash(), one.Racers[^1].Hash());
        Assert.Equal(start, one.Racers[0].Hash());
        Assert.Equal(0, one.Racers[0].StepCount);
    }

    [Fact]
    public void A_rate_that_is_too_high_stops_only_its_own_network()
    {
        var race = new Race(RaceOptions.Standard);
        race.Racers[0].LearningRate = 10;
        Run(race, 200);
        Assert.True(race.Racers[0].HasDiverged);
        Assert.All(race.Racers.Skip(1), racer => Assert.Equal((false, 200), (racer.HasDiverged, racer.StepCount)));
        Assert.All(race.Racers[0].History.Points, loss => Assert.True(float.IsFinite(loss)));
    }

    // Fails when the leader is chosen by anything but the losses that the page shows, such as the means of the curves, or has diverged.
    [Fact]
    public void The_leader_has_the_lowest_of_the_losses_that_are_shown()
    {
        var race = new Race(RaceOptions.Standard);
        Assert.Null(race.Leader);
        race.Racers[0].LearningRate = 10;
        for (int step = 0; step < 200; step++)
        {
            race.Step();
            Assert.Equal(race.Racers.Where(racer => !racer.HasDiverged).Min(racer => racer.Loss), race.Leader?.Loss);
        }

        Assert.True(race.Racers[0].HasDiverged);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void A_batch_that_networks_do_not_take_is_rejected(int batchSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Race(RaceOptions.Standard with { BatchSize = batchSize }));

    [Fact]
    public void Each_point_is_dealt_once_before_any_is_dealt_again()
    {
        PlaneData data = PlaneData.Draw(PlaneDataSet.Xor, seed: 1);
        var order = new BatchOrder(data, batchSize: 8, seed: 1);
        for (int round = 0; round < 2; round++)
        {
            var dealt = new HashSet<(float, float)>();
            for (int batch = 0; batch < PlaneData.Count / 8; batch++)
            {
                order.Next();
                for (int row = 0; row < 8; row++)
                {
                    Assert.True(dealt.Add((order.Inputs[2 * row], order.Inputs[(2 * row) + 1])));
                    Assert.Equal(order.Inputs[2 * row] < 0 == order.Inputs[(2 * row) + 1] < 0 ? 1 : -1, order.Targets[row]);
                }
            }
        }
    }

    private static void Run(Race race, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            race.Step();
        }
    }
}
