namespace AdamKernels;

/// <summary>A rate that is multiplied by a factor after each step: rate · factor^step.</summary>
/// <remarks>
/// PyTorch's <c>ExponentialLR</c> with a call of its <c>step</c> after each update. The power is computed by squaring. A rate below
/// 2⁻¹⁰⁰ becomes 2⁻¹⁰⁰, which is too small to change parameters.
/// </remarks>
public readonly struct ExponentialSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly double _factor;

    /// <summary>Creates a schedule that falls exponentially.</summary>
    /// <param name="rate">The rate of the first step, positive and finite.</param>
    /// <param name="factor">The factor of the rate after each step, above 0 and at most 1.</param>
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
