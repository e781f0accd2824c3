namespace AdamKernels;

/// <summary>
/// A rate that falls along half a cosine wave: finalRate + (rate - finalRate) · (1 + cos(π · step / steps)) / 2, and finalRate from step
/// <c>steps</c> on.
/// </summary>
/// <remarks>
/// PyTorch's <c>CosineAnnealingLR</c> (Loshchilov and Hutter, "SGDR", 2017), except that PyTorch's rate rises again after the end. A final
/// rate of 0 is allowed; a rate below 2⁻¹⁰⁰ becomes 2⁻¹⁰⁰, which is too small to change parameters.
/// </remarks>
public readonly struct CosineSchedule : ILearningRateSchedule
{
    private readonly double _rate;
    private readonly long _steps;
    private readonly double _finalRate;

    /// <summary>Creates a schedule that falls along half a cosine wave.</summary>
    /// <param name="rate">The rate of the first step, positive and finite.</param>
    /// <param name="steps">Number of steps until the final rate, at least 1.</param>
    /// <param name="finalRate">The rate at the end and after it, from 0 to <paramref name="rate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public CosineSchedule(double rate, long steps, double finalRate = 0)
    {
        Rates.CheckRate(rate, nameof(rate));
        Rates.CheckSteps(steps, nameof(steps));
        Rates.CheckFinalRate(finalRate, rate, nameof(finalRate));
        _rate = rate;
        _steps = steps;
        _finalRate = finalRate;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="InvalidOperationException">The schedule was made without its constructor.</exception>
    public double GetLearningRate(long step)
    {
        Rates.CheckCall(step, _rate);
        double fraction = step < _steps ? CosineFraction.Of(step, _steps) : 0;
        return Rates.AtLeastSmallest(Rates.Between(_rate, _finalRate, fraction));
    }
}
