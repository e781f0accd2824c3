namespace AdamKernels;

/// <summary>A learning rate that is multiplied by a factor after every stepSize steps: rate · factor^⌊step / stepSize⌋.</summary>
/// <remarks>
/// PyTorch's <c>StepLR</c>. The power is computed by squaring. A rate below 2⁻¹⁰⁰ becomes 2⁻¹⁰⁰, which is too small to change parameters.
/// </remarks>
public readonly struct StepSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly long _stepSize;
    private readonly double _factor;

    /// <summary>Creates a schedule that falls in stairs.</summary>
    /// <param name="rate">The initial rate, positive and finite.</param>
    /// <param name="stepSize">Number of steps with the same rate, at least 1.</param>
    /// <param name="factor">The factor of the rate after these steps, above 0 and at most 1.</param>
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
