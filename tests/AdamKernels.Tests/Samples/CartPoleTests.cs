using System.Globalization;
using AdamKernels.Tests.Training;
using CartPole.CommandLine;
using CartPole.Learning;
using CartPole.Reporting;
using SampleKit;
using SampleKit.Reporting;

namespace AdamKernels.Tests.Samples;

/// <summary>The sample as a whole.</summary>
public sealed class CartPoleTests
{
    /// <summary>A whole run takes a second, so the tests share one.</summary>
    private static readonly Lazy<TrainingResult> FirstRun = new(() => TrainingRun.Run(seed: 1, new PpoOptions()));

    /// <summary>Fails when the actor or the critic does not learn.</summary>
    [Fact]
    public void Actor_learns_to_balance_the_pole()
    {
        Assert.True(FirstRun.Value.MeanLength >= 475, ResultLine.FormatSeed(FirstRun.Value));
        Assert.True(FirstRun.Value.IsSolved);
    }

    /// <summary>
    /// Fails on a machine, or a path of the kernels, on which anything is computed in other bits, and when the order of anything is left
    /// to chance. A change of the algorithm needs a new hash; before, find out how many of 100 seeds still learn.
    /// </summary>
    [Fact]
    public void Seed_gives_the_same_bits_on_every_machine() => Assert.Equal(
        "d9e77aea3c2e5374d4981428ca1cf66dd416fa68dc83cb6e20944e38c0bc8d87", ParameterHash.Of(FirstRun.Value.Parameters));

    [Fact]
    public void Run_that_does_not_reach_the_goal_says_so()
    {
        TrainingResult result = TrainingRun.Run(seed: 1, new PpoOptions { MaxSteps = 10 * Rollout.SampleCount });
        Assert.StartsWith("seed 1: not solved after ", ResultLine.FormatSeed(result));
        Assert.Contains(" solved=0 ", ResultLine.Format([result]));
    }

    [Fact]
    public void Update_allocates_nothing()
    {
        var agent = new PpoAgent(seed: 1, new PpoOptions());
        Allocations.AssertNone(agent.Update, calls: 100);
    }

    [Fact]
    public void Result_has_the_documented_form_under_every_culture()
    {
        TrainingResult first = new(1, Episodes: 569, Steps: 143_872, 475.04, TimeSpan.FromSeconds(1.251), BytesPerUpdate: 0, [1f])
        {
            Progress = [],
        };
        TrainingResult second = first with { Seed = 2, MeanLength = 477.6, Parameters = [-2f] };
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CommaCulture.Create();
            Assert.Equal(
                "seed 1: solved after 569 episodes, 143,872 steps, 1.25 s; mean length of the last 100 episodes: 475.0",
                ResultLine.FormatSeed(first));
            Assert.Equal(
                "result seeds=2 solved=2 mean_length=475.0 steps=287744 seconds=2.50 bytes_per_update=0 "
                + $"sha256={ParameterHash.Of([1f, -2f])}",
                ResultLine.Format([first, second]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Options_are_read()
    {
        Assert.Equal(new CartPoleOptions { Seeds = 3 }, Parse());
        Assert.Equal(new CartPoleOptions { Seeds = 1 }, Parse("--seeds", "1"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    public void Bad_number_of_seeds_is_one_line(string seeds) => Assert.Equal(
        $"--seeds: expected a whole number from 1 to 1000, found {seeds}",
        Assert.Throws<UserErrorException>(() => Parse("--seeds", seeds)).Message);

    private static CartPoleOptions? Parse(params string[] arguments) => CartPoleCommand.Parse(arguments, TextWriter.Null);
}
