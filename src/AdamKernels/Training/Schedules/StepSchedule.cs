namespace AdamKernels;

/// <summary>A rate that is multiplied by a factor after every so many steps: rate · factor^⌊step / stepSize⌋.</summary>
/// <remarks>
/// PyTorch's <c>StepLR</c>. The power is computed by squaring. A rate that would be below 2⁻¹⁰⁰ is 2⁻¹⁰⁰, which changes no parameter that
/// matters.
/// </remarks>
public readonly struct StepSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly long _stepSize;
    private readonly double _factor;

    /// <summary>A rate that falls in stairs.</summary>
    /// <param name="rate">The rate at first, positive and finite.</param>
    /// <param name="stepSize">Number of steps with the same rate, at least 1.</param>
    /// <param name="factor">What the rate is multiplied by after them, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public StepSchedule(double rate, long stepSize, double factor)
    {
        Rates.CheckRate(rate, nameof(rate));
        Rates.CheckSteps(stepSize, nameof(stepSize));
        Rates.CheckFactor(factor, nameof(factor));
        _rate = rate;
        _stepSize = stepSize;
        _factor = factor;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="InvalidOperationException">The schedule was made without its constructor.</exception>
    public double GetLearningRate(long step)
    {
        Rates.CheckCall(step, _rate);
        return Rates.AtLeastSmallest(_rate * IntegerPower.Of(_factor, step / _stepSize));
    }
}
