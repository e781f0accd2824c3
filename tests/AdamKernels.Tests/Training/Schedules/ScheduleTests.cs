namespace AdamKernels.Tests.Training.Schedules;

/// <summary>Rates against formulas computed with the platform's functions, and against numbers that PyTorch gives.</summary>
/// <remarks>A step too early or too late, or a division by one step too few, makes these fail.</remarks>
public class ScheduleTests
{
    private const double Tolerance = 1e-14;

    /// <summary>2⁻¹⁰⁰, which stands for a rate of 0.</summary>
    private const double Zero = 7.888609052210118e-31;

    [Fact]
    public void Constant() => Compare(new ConstantSchedule(0.3), 100, _ => 0.3);

    [Fact]
    public void Step() => Compare(new StepSchedule(0.3, 7, 0.9), 500, step => 0.3 * Math.Pow(0.9, Math.Floor(step / 7.0)));

    [Fact]
    public void Exponential() => Compare(new ExponentialSchedule(0.3, 0.97), 80, step => 0.3 * Math.Pow(0.97, step));

    /// <summary>Multiplications add up their roundings; the summary of IntegerPower promises 1.2e-16 for each.</summary>
    [Fact]
    public void Exponential_over_a_million_steps()
    {
        var schedule = new ExponentialSchedule(1, 1 - 1e-6);
        foreach (long step in new[] { 1_000L, 65_536, 999_999, 1_000_000 })
        {
            Assert.InRange(Math.Abs(schedule.GetLearningRate(step) / Math.Pow(1 - 1e-6, step) - 1), 0, step * 1.2e-16);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(10, 0)]
    [InlineData(500, 0.01)]
    [InlineData(501, 0.3)]
    public void Cosine(long steps, double final) => Compare(
        new CosineSchedule(0.3, steps, final),
        2 * steps,
        step => step >= steps ? Math.Max(final, Zero) : final + (0.3 - final) * HalfWave(step, steps));

    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(5, 60, 0.01)]
    [InlineData(200, 1000, 0)]
    public void Warmup_and_cosine(long warmup, long total, double final) => Compare(
        new WarmupCosineSchedule(0.3, warmup, total, final),
        2 * total,
        step => step < warmup ? 0.3 * (step + 1) / (warmup + 1)
            : step >= total ? Math.Max(final, Zero)
            : final + (0.3 - final) * HalfWave(step - warmup, total - warmup));

    [Theory]
    [InlineData(10, 0.3, 25, 1e4)]
    [InlineData(997, 0.25, 10, 100)]
    [InlineData(100, 0, 25, 1e4)]
    [InlineData(100, 1, 25, 1e4)]
    public void One_cycle(long total, double share, double initial, double final)
    {
        double first = 0.3 / initial, last = first / final, top = share * total - 1;
        Compare(
            new OneCycleSchedule(0.3, total, share, initial, final),
            2 * total,
            step => Math.Min(step, total - 1) is var at && at <= top
                ? 0.3 + (first - 0.3) * HalfWave(at, top)
                : last + (0.3 - last) * HalfWave(at - top, total - 1 - top));
    }

    /// <summary>What PyTorch's OneCycleLR(max_lr=0.1, total_steps=10) gives, from its formula by hand.</summary>
    [Fact]
    public void One_cycle_of_ten_steps() => Equal(
        new OneCycleSchedule(0.1, 10),
        [
            0.004, 0.052, 0.1, 0.09504846320134738, 0.0811745653949763, 0.06112620219362893, 0.03887419780637107, 0.0188258346050237,
            0.004951936798652629, 4e-07, 4e-07
        ]);

    /// <summary>What PyTorch's CosineAnnealingLR(T_max=10, eta_min=0) gives for a rate of 1e-3, from its formula by hand.</summary>
    [Fact]
    public void Cosine_of_ten_steps() => Equal(
        new CosineSchedule(1e-3, 10),
        [0.001, 0.0009755282581475768, 0.0009045084971874737, 0.0007938926261462366, 0.0006545084971874737, 0.0005, 0.00034549150281252633,
            0.00020610737385376348, 9.549150281252633e-05, 2.4471741852423235e-05, Zero]);

    /// <summary>LinearLR(start_factor=1/4, total_iters=3), then CosineAnnealingLR(T_max=4, eta_min=0.1), for a rate of 1.</summary>
    [Fact]
    public void Warmup_and_cosine_of_seven_steps() => Equal(
        new WarmupCosineSchedule(1, 3, 7, 0.1),
        [0.25, 0.5, 0.75, 1, 0.8681980515339464, 0.55, 0.23180194846605363, 0.1, 0.1]);

    [Fact]
    public void StepLR_of_three_stairs() => Equal(new StepSchedule(0.05, 2, 0.1), [0.05, 0.05, 0.005, 0.005, 0.0005, 0.0005]);

    /// <summary>The trainer takes every rate that a schedule gives, also long after its end.</summary>
    [Fact]
    public void No_rate_is_one_that_the_trainer_refuses()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam());
        ILearningRateSchedule[] schedules =
        [
            new ConstantSchedule(1e-38), new StepSchedule(1e-3, 1, 1e-300), new ExponentialSchedule(1e-3, 0.5), new CosineSchedule(1, 3),
            new WarmupCosineSchedule(1e-30, 5, 6), new OneCycleSchedule(1e-28, 50), new OneCycleSchedule(1, 1),
            new OneCycleSchedule(1, 1, 1),
            new OneCycleSchedule(1, 2, 0.5), new ExponentialSchedule(3e38, 1),
        ];
        foreach (ILearningRateSchedule schedule in schedules)
        {
            foreach (long step in new[] { 0, 1, 2, 3, 5, 6, 100, 10_000, int.MaxValue, long.MaxValue })
            {
                trainer.LearningRate = schedule.GetLearningRate(step);
            }
        }
    }

    [Fact]
    public void Rates_that_only_fall_never_rise()
    {
        var cosine = new CosineSchedule(1, 10_007);
        for (long step = 1; step < 11_000; step++)
        {
            Assert.True(cosine.GetLearningRate(step) <= cosine.GetLearningRate(step - 1));
        }
    }

    private static double HalfWave(double at, double length)
    {
        double root = at < length / 2 ? Math.Cos(Math.PI / 2 * at / length) : Math.Sin(Math.PI / 2 * (length - at) / length);
        return root * root;
    }

    private static void Compare(ILearningRateSchedule schedule, long steps, Func<long, double> expected)
    {
        for (long step = 0; step <= steps; step++)
        {
            Assert.Equal(1, schedule.GetLearningRate(step) / expected(step), Tolerance);
        }
    }

    private static void Equal(ILearningRateSchedule schedule, double[] expected) =>
        Compare(schedule, expected.Length - 1, step => expected[step]);
}
