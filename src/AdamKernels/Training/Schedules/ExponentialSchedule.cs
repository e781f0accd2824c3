namespace AdamKernels;

/// <summary>A rate that is multiplied by a factor after each step: rate · factor^step.</summary>
/// <remarks>
/// PyTorch's <c>ExponentialLR</c> with a call of its <c>step</c> after each update. The power is computed by squaring. A rate that would be
/// below 2⁻¹⁰⁰ is 2⁻¹⁰⁰, which changes no parameter that matters.
/// </remarks>
public readonly struct ExponentialSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly double _factor;

    /// <summary>A rate that falls exponentially.</summary>
    /// <param name="rate">The rate of the first step, positive and finite.</param>
    /// <param name="factor">What the rate is multiplied by after each step, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public ExponentialSchedule(double rate, double factor)
    {
        Rates.CheckRate(rate, nameof(rate));
        Rates.CheckFactor(factor, nameof(factor));
        _rate = rate;
        _factor = factor;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="InvalidOperationException">The schedule was made without its constructor.</exception>
    public double GetLearningRate(long step)
    {
        Rates.CheckCall(step, _rate);
        return Rates.AtLeastSmallest(_rate * IntegerPower.Of(_factor, step));
    }
}
