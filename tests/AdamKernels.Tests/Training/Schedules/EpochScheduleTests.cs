using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training.Schedules;

/// <summary>Schedules in epochs: those in steps, for the length of the Fit.</summary>
public class EpochScheduleTests
{
    private const int Samples = 11;

    private readonly Batch _set = Batch.For<RegressionAdam>(Samples);

    public static TheoryData<IFitSchedule, ILearningRateSchedule> Schedules => new()
    {
        // Four epochs of three steps.
        { EpochSchedule.Cosine(0.05, 0.01), new CosineSchedule(0.05, 12, 0.01) },
        { EpochSchedule.WarmupCosine(0.05, warmupEpochs: 1, 0.01), new WarmupCosineSchedule(0.05, 3, 12, 0.01) },
        { EpochSchedule.WarmupCosine(0.05, warmupEpochs: 0.5), new WarmupCosineSchedule(0.05, 2, 12) },
        { EpochSchedule.OneCycle(0.05, 0.5, 10, 100), new OneCycleSchedule(0.05, 12, 0.5, 10, 100) },
        { EpochSchedule.Step(0.05, epochs: 2, 0.5), new StepSchedule(0.05, 6, 0.5) },
        { new EpochSchedule(fit => new ExponentialSchedule(0.05, 1 - 1.0 / fit.TotalSteps)), new ExponentialSchedule(0.05, 1 - 1.0 / 12) },
    };

    /// <summary>A count of samples instead of steps, or of full batches alone, makes this fail.</summary>
    [Theory]
    [MemberData(nameof(Schedules))]
    public void The_rates_are_those_of_the_schedule_in_steps(IFitSchedule epochs, ILearningRateSchedule steps)
    {
        Assert.Equal(Fitted(steps), Fitted(epochs));

        int[][] Fitted(IFitSchedule schedule)
        {
            var trainer = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
            var options = new FitOptions { Epochs = 4, BatchSize = 4, Schedule = schedule };
            trainer.Fit(_set.Inputs, _set.Targets, options);
            return Bits.Of(trainer);
        }
    }

    /// <summary>Of 11 samples, 3 are held back: two batches of 4. The batch size is the largest, 12, unless it is set.</summary>
    [Fact]
    public void Fit_says_how_many_steps_it_makes()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
        Assert.Equal(
            new FitLength(2, 5),
            Length(schedule => trainer.Fit(
                _set.Inputs,
                _set.Targets,
                new FitOptions { Epochs = 5, BatchSize = 4, ValidationFraction = 0.25, Schedule = schedule })));
        Assert.Equal(
            new FitLength(1, 2),
            Length(schedule => trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 2, Schedule = schedule })));
        Assert.Equal(
            new FitLength(11, 3),
            Length(schedule => trainer.Fit(new SetSource(_set), new FitOptions { Epochs = 3, BatchSize = 1, Schedule = schedule })));
    }

    /// <summary>Six batches of 2 are two updates of three: a schedule counts updates.</summary>
    [Fact]
    public void Batches_that_wait_for_an_update_are_one_step()
    {
        Batch set = Batch.For<WaitingWithFactor>(Samples);
        var trainer = new Trainer<WaitingWithFactor>(new WaitingWithFactor(seed: 3));
        FitLength length = Length(schedule => trainer.Fit(
            set.Inputs, set.Targets, new FitOptions { Epochs = 4, BatchSize = 2, Schedule = schedule }), rate: 1e-12);

        Assert.Equal((new FitLength(2, 4), length.TotalSteps), (length, trainer.StepCount));
    }

    [Theory]
    [InlineData(2, 6)]
    [InlineData(0.5, 2)]
    [InlineData(0.8, 2)]
    [InlineData(0.01, 1)]
    public void Epochs_are_rounded_to_steps(double epochs, long steps) => Assert.Equal(steps, new FitLength(3, 10).StepsIn(epochs));

    [Theory]
    [InlineData(long.MaxValue, 1, 1, long.MaxValue)]
    [InlineData(long.MaxValue, int.MaxValue, int.MaxValue, 3)]
    [InlineData(1, 64, 4, 1)]
    public void The_length_of_the_largest_sources_does_not_overflow(long samples, int batchSize, int batchesPerUpdate, long steps) =>
        Assert.Equal(steps, FitLength.Of(samples, batchSize, batchesPerUpdate, epochs: 1).StepsPerEpoch);

    [Fact]
    public void Arguments_are_checked_where_they_are_given()
    {
        Refuses("rate", () => EpochSchedule.Cosine(0));
        Refuses("finalRate", () => EpochSchedule.Cosine(0.1, 0.2));
        Refuses("rate", () => EpochSchedule.WarmupCosine(-1, 5));
        Refuses("warmupEpochs", () => EpochSchedule.WarmupCosine(0.1, 0));
        Refuses("warmupEpochs", () => EpochSchedule.WarmupCosine(0.1, double.NaN));
        Refuses("warmupEpochs", () => EpochSchedule.WarmupCosine(0.1, int.MaxValue));
        Refuses("risingFraction", () => EpochSchedule.OneCycle(0.1, 2));
        Refuses("epochs", () => EpochSchedule.Step(0.1, -1, 0.5));
        Refuses("factor", () => EpochSchedule.Step(0.1, 1, 2));
        Assert.Throws<ArgumentNullException>(() => new EpochSchedule(null!));

        static void Refuses(string name, Action create) => Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(create).ParamName);
    }

    [Fact]
    public void A_warmup_is_shorter_than_the_Fit()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
        var options = new FitOptions { Epochs = 5, BatchSize = 4, Schedule = EpochSchedule.WarmupCosine(0.1, warmupEpochs: 5) };

        Refusal.Assert<ArgumentException, RegressionAdam>(
            trainer,
            () => trainer.Fit(_set.Inputs, _set.Targets, options),
            "Expected a Fit longer than the 5 epochs of the warmup, but got 5 epochs of 3 steps.",
            "options.Schedule");
    }

    [Fact]
    public void A_schedule_that_is_missing_is_an_error()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
        var options = new FitOptions { Schedule = new EpochSchedule(_ => null!) };

        Refusal.Assert<InvalidOperationException, RegressionAdam>(
            trainer, () => trainer.Fit(_set.Inputs, _set.Targets, options), "returned null");
    }

    private static FitLength Length(Action<IFitSchedule> fit, double rate = 1e-3)
    {
        FitLength length = default;
        fit(new EpochSchedule(told =>
        {
            length = told;
            return new ConstantSchedule(rate);
        }));
        return length;
    }
}
