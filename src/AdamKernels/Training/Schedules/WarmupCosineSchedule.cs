namespace AdamKernels;

/// <summary>
/// A learning rate that rises linearly, rate · (step + 1) / (warmupSteps + 1), until step <c>warmupSteps</c>, and from there falls along
/// half a cosine wave until step <c>totalSteps</c>.
/// </summary>
/// <remarks>
/// PyTorch's <c>LinearLR</c> with a start factor of 1 / (warmupSteps + 1), followed by <c>CosineAnnealingLR</c>. The rate of the first step
/// is above 0, so that the step is not wasted. A final rate of 0 is allowed; a rate below 2⁻¹⁰⁰ becomes 2⁻¹⁰⁰, which is too small to change
/// parameters.
/// </remarks>
public readonly struct WarmupCosineSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly long _warmupSteps;
    private readonly long _totalSteps;
    private readonly double _finalRate;

    /// <summary>Creates a schedule that rises linearly and falls along half a cosine wave.</summary>
    /// <param name="rate">The largest rate, positive and finite.</param>
    /// <param name="warmupSteps">Number of steps before the largest rate, at least 1.</param>
    /// <param name="totalSteps">Number of steps until the final rate, more than <paramref name="warmupSteps"/>.</param>
    /// <param name="finalRate">The rate at the end and after it, from 0 to <paramref name="rate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public WarmupCosineSchedule(double rate, long warmupSteps, long totalSteps, double finalRate = 0)
    {
        Rates.CheckRate(rate, nameof(rate));
        Rates.CheckSteps(warmupSteps, nameof(warmupSteps));
        if (totalSteps <= warmupSteps)
        {
            throw new ArgumentOutOfRangeException(
                nameof(totalSteps), totalSteps, $"Expected more steps than the {warmupSteps} of the warmup.");
        }

        Rates.CheckFinalRate(finalRate, rate, nameof(finalRate));
        _rate = rate;
        _warmupSteps = warmupSteps;
        _totalSteps = totalSteps;
        _finalRate = finalRate;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="InvalidOperationException">The schedule was made without its constructor.</exception>
    public double GetLearningRate(long step)
    {
        Rates.CheckCall(step, _rate);
        if (step < _warmupSteps)
        {
            return Rates.AtLeastSmallest(_rate * ((step + 1.0) / (_warmupSteps + 1.0)));
        }

        double fraction = step < _totalSteps ? CosineFraction.Of(step - _warmupSteps, _totalSteps - _warmupSteps) : 0;
        return Rates.AtLeastSmallest(Rates.Between(_rate, _finalRate, fraction));
    }
}
