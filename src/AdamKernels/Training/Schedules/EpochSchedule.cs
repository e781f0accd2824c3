namespace AdamKernels;

/// <summary>A learning rate given in epochs, for <see cref="FitOptions.Schedule"/>: Fit says how many steps these are.</summary>
/// <remarks>
/// It makes one of the schedules in steps, such as <see cref="WarmupCosineSchedule"/>, once for each Fit; the rates are the same as with
/// that schedule. The total is <see cref="FitOptions.Epochs"/>, also if early stopping ends the Fit before.
/// </remarks>
/// <param name="create">Makes the schedule in steps from the length of the Fit.</param>
public sealed class EpochSchedule(Func<FitLength, ILearningRateSchedule> create) : IFitSchedule
{
    private readonly Func<FitLength, ILearningRateSchedule> _create = create ?? throw new ArgumentNullException(nameof(create));

    /// <summary>A <see cref="CosineSchedule"/> over all epochs.</summary>
    /// <param name="rate">The rate of the first step, positive and finite.</param>
    /// <param name="finalRate">The rate at the end, from 0 to <paramref name="rate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static EpochSchedule Cosine(double rate, double finalRate = 0) =>
        Checked(fit => new CosineSchedule(rate, fit.TotalSteps, finalRate));

    /// <summary>A <see cref="WarmupCosineSchedule"/> over all epochs.</summary>
    /// <param name="rate">The largest rate, positive and finite.</param>
    /// <param name="warmupEpochs">Epochs before the largest rate, above 0; fewer than those of the Fit. Need not be whole.</param>
    /// <param name="finalRate">The rate at the end, from 0 to <paramref name="rate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static EpochSchedule WarmupCosine(double rate, double warmupEpochs, double finalRate = 0)
    {
        CheckEpochs(warmupEpochs, nameof(warmupEpochs));
        return Checked(fit =>
        {
            long warmupSteps = fit.StepsIn(warmupEpochs);
            return warmupSteps < fit.TotalSteps
                ? new WarmupCosineSchedule(rate, warmupSteps, fit.TotalSteps, finalRate)
                : throw new ArgumentException(
                    FormattableString.Invariant($"Expected a Fit longer than the {warmupEpochs} epochs of the warmup, but got ")
                        + $"{fit.Epochs} epochs of {fit.StepsPerEpoch} steps.",
                    "options.Schedule");
        });
    }

    /// <summary>A <see cref="OneCycleSchedule"/> over all epochs.</summary>
    /// <param name="maxRate">The largest rate, positive and finite.</param>
    /// <param name="risingFraction">The fraction of the steps in which the rate rises, from 0 to 1.</param>
    /// <param name="initialDivisor">How many times smaller the first rate is than the largest, at least 1.</param>
    /// <param name="finalDivisor">How many times smaller the last rate is than the first, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static EpochSchedule OneCycle(
        double maxRate, double risingFraction = 0.3, double initialDivisor = 25, double finalDivisor = 1e4) =>
        Checked(fit => new OneCycleSchedule(maxRate, fit.TotalSteps, risingFraction, initialDivisor, finalDivisor));

    /// <summary>A <see cref="StepSchedule"/> whose rate changes after some epochs.</summary>
    /// <param name="rate">The initial rate, positive and finite.</param>
    /// <param name="epochs">Epochs with the same rate, above 0. Need not be whole.</param>
    /// <param name="factor">The factor of the rate after these epochs, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static EpochSchedule Step(double rate, double epochs, double factor)
    {
        CheckEpochs(epochs, nameof(epochs));
        return Checked(fit => new StepSchedule(rate, fit.StepsIn(epochs), factor));
    }

    /// <inheritdoc/>
    public ILearningRateSchedule CreateSchedule(FitLength length) => _create(length);

    /// <summary>Lets the schedule in steps check its arguments now, for the longest Fit: an error is then where they are given.</summary>
    private static EpochSchedule Checked(Func<FitLength, ILearningRateSchedule> create)
    {
        var schedule = new EpochSchedule(create);
        schedule.CreateSchedule(new FitLength(StepsPerEpoch: 1, int.MaxValue));
        return schedule;
    }

    private static void CheckEpochs(double epochs, string name)
    {
        if (!(epochs > 0 && epochs < int.MaxValue))
        {
            throw new ArgumentOutOfRangeException(
                name, epochs, $"Expected a number of epochs above 0 and below {int.MaxValue}; it need not be whole.");
        }
    }
}
