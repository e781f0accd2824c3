namespace AdamKernels.Tests.Training.Schedules;

/// <summary>What the constructors refuse, and that a schedule costs no allocation.</summary>
public class ScheduleArgumentTests
{
    public static TheoryData<double> BadRates => [0, -1, double.NaN, double.PositiveInfinity, 1e-60, 1e60];

    public static TheoryData<double> BadFactors => [0, -0.1, 1.0001, double.NaN, double.PositiveInfinity];

    public static TheoryData<double> BadFinalRates => [-1e-9, 1.0001, double.NaN, double.PositiveInfinity];

    [Theory]
    [MemberData(nameof(BadRates))]
    public void Rates_must_be_positive_and_finite(double rate)
    {
        Refused("rate", rate, "positive and finite", () => new ConstantSchedule(rate));
        Refused("rate", rate, "positive and finite", () => new StepSchedule(rate, 1, 0.5));
        Refused("rate", rate, "positive and finite", () => new ExponentialSchedule(rate, 0.5));
        Refused("rate", rate, "positive and finite", () => new CosineSchedule(rate, 10));
        Refused("rate", rate, "positive and finite", () => new WarmupCosineSchedule(rate, 1, 10));
        Refused("maxRate", rate, "positive and finite", () => new OneCycleSchedule(rate, 10));
        Refused("rate", rate, "positive and finite", () => new ReduceOnPlateau(rate));
    }

    [Theory]
    [MemberData(nameof(BadFactors))]
    public void Factors_must_be_above_0_and_at_most_1(double factor)
    {
        Refused("factor", factor, "above 0", () => new StepSchedule(1, 1, factor));
        Refused("factor", factor, "above 0", () => new ExponentialSchedule(1, factor));
        Refused("factor", factor, "above 0", () => new ReduceOnPlateau(1, factor));
    }

    [Theory]
    [MemberData(nameof(BadFinalRates))]
    public void Final_rates_lie_between_0_and_the_rate(double final)
    {
        Refused("finalRate", final, "from 0 to the rate 1", () => new CosineSchedule(1, 10, final));
        Refused("finalRate", final, "from 0 to the rate 1", () => new WarmupCosineSchedule(1, 2, 10, final));
        Refused("minRate", final, "from 0 to the rate 1", () => new ReduceOnPlateau(1, minRate: final));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void There_is_at_least_one_step(long steps)
    {
        Refused("stepSize", steps, "at least 1", () => new StepSchedule(1, steps, 0.5));
        Refused("steps", steps, "at least 1", () => new CosineSchedule(1, steps));
        Refused("warmupSteps", steps, "at least 1", () => new WarmupCosineSchedule(1, steps, 10));
        Refused("totalSteps", steps, "at least 1", () => new OneCycleSchedule(1, steps));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void A_warmup_is_shorter_than_the_whole(long total) =>
        Refused("totalSteps", total, "more steps than the 10", () => new WarmupCosineSchedule(1, 10, total));

    [Fact]
    public void The_parts_of_a_cycle_make_sense()
    {
        Refused("risingFraction", -0.1, "from 0 to 1", () => new OneCycleSchedule(1, 10, -0.1));
        Refused("risingFraction", double.NaN, "from 0 to 1", () => new OneCycleSchedule(1, 10, double.NaN));
        Refused("initialDivisor", 0.9, "at least 1", () => new OneCycleSchedule(1, 10, initialDivisor: 0.9));
        Refused(
            "finalDivisor", double.PositiveInfinity, "finite", () => new OneCycleSchedule(1, 10, finalDivisor: double.PositiveInfinity));
        Refused("finalDivisor", double.NaN, "finite", () => new OneCycleSchedule(1, 10, finalDivisor: double.NaN));
    }

    [Fact]
    public void Patience_threshold_and_cooldown_make_sense()
    {
        Refused("factor", 1.0, "below 1", () => new ReduceOnPlateau(1, 1));
        Refused("patience", -1, "", () => new ReduceOnPlateau(1, patience: -1));
        Refused("threshold", 1.0, "below 1", () => new ReduceOnPlateau(1, threshold: 1));
        Refused("threshold", double.NaN, "below 1", () => new ReduceOnPlateau(1, threshold: double.NaN));
        Refused("cooldown", -1, "", () => new ReduceOnPlateau(1, cooldown: -1));
    }

    [Fact]
    public void Steps_count_from_0()
    {
        ILearningRateSchedule[] schedules =
        [
            new ConstantSchedule(1), new StepSchedule(1, 1, 1), new ExponentialSchedule(1, 1), new CosineSchedule(1, 1),
            new WarmupCosineSchedule(1, 1, 2), new OneCycleSchedule(1, 1),
        ];
        Assert.All(schedules, schedule => Refused("step", -1L, "at least 0", () => schedule.GetLearningRate(-1)));
    }

    /// <summary>It would give a rate of 0 or none, and divide by 0 on the way.</summary>
    [Fact]
    public void A_schedule_without_a_constructor_is_refused()
    {
        ILearningRateSchedule[] schedules =
        [
            default(ConstantSchedule), default(StepSchedule), default(ExponentialSchedule), default(CosineSchedule),
            default(WarmupCosineSchedule), default(OneCycleSchedule),
        ];
        Assert.All(schedules, schedule => Assert.Throws<InvalidOperationException>(() => schedule.GetLearningRate(0)));
        Assert.Throws<InvalidOperationException>(() => default(ReduceOnPlateau).LearningRate);
        Assert.Throws<InvalidOperationException>(() => default(ReduceOnPlateau).Report(1));
    }

    /// <summary>A call through the interface with a struct that is boxed for it would show.</summary>
    [Fact]
    public void By_hand_they_allocate_nothing()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam());
        Run(new StepSchedule(1, 10, 0.5));
        Run(new ExponentialSchedule(1, 0.5));
        Run(new CosineSchedule(1, 100));
        Run(new WarmupCosineSchedule(1, 10, 100));
        Run(new OneCycleSchedule(1, 100));

        void Run<TSchedule>(TSchedule schedule)
            where TSchedule : struct, ILearningRateSchedule
        {
            var plateau = new ReduceOnPlateau(1, patience: 2);
            long step = 0;
            Allocations.AssertNone(
                () =>
                {
                    trainer.LearningRate = schedule.GetLearningRate(step % 1000);
                    trainer.LearningRate = plateau.Report(step++);
                },
                calls: 1000);
        }
    }

    private static void Refused(string name, object value, string text, Func<object> call)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(call);
        Assert.Equal((name, value), (exception.ParamName, exception.ActualValue));
        Assert.Contains(text, exception.Message);
    }
}
