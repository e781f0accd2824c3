namespace AdamKernels;

/// <summary>
/// A rate that rises along half a cosine wave from maxRate / initialDivisor to maxRate, and falls along another to
/// maxRate / initialDivisor / finalDivisor at step totalSteps - 1.
/// </summary>
/// <remarks>
/// PyTorch's <c>OneCycleLR</c> with its defaults: two phases, cosine annealing (Smith and Topin, "Super-convergence", 2018). The largest
/// rate is that of step risingFraction · totalSteps - 1, which need not be a whole number. Only the rate follows the cycle, not the
/// momentum. A rate below 2⁻¹⁰⁰ becomes 2⁻¹⁰⁰, which is too small to change parameters.
/// </remarks>
public readonly struct OneCycleSchedule : ILearningRateSchedule
{
    private readonly double _maxRate;
    private readonly double _initialRate;
    private readonly double _finalRate;
    private readonly double _top;
    private readonly double _last;

    /// <summary>Creates a schedule that rises once and falls once.</summary>
    /// <param name="maxRate">The largest rate, positive and finite.</param>
    /// <param name="totalSteps">Number of steps, at least 1. Later steps keep the rate of the last.</param>
    /// <param name="risingFraction">The fraction of the steps in which the rate rises, from 0 to 1; PyTorch's <c>pct_start</c>.</param>
    /// <param name="initialDivisor">
    /// How many times smaller the first rate is than the largest, at least 1; PyTorch's <c>div_factor</c>.
    /// </param>
    /// <param name="finalDivisor">
    /// How many times smaller the last rate is than the first, at least 1; PyTorch's <c>final_div_factor</c>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public OneCycleSchedule(
        double maxRate, long totalSteps, double risingFraction = 0.3, double initialDivisor = 25, double finalDivisor = 1e4)
    {
        Rates.CheckRate(maxRate, nameof(maxRate));
        Rates.CheckSteps(totalSteps, nameof(totalSteps));
        if (!(risingFraction >= 0 && risingFraction <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(risingFraction), risingFraction, "Expected a fraction from 0 to 1.");
        }

        CheckDivisor(initialDivisor, nameof(initialDivisor));
        CheckDivisor(finalDivisor, nameof(finalDivisor));
        _maxRate = maxRate;
        _initialRate = maxRate / initialDivisor;
        _finalRate = _initialRate / finalDivisor;
        _top = risingFraction * totalSteps - 1;
        _last = totalSteps - 1;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="InvalidOperationException">The schedule was made without its constructor.</exception>
    public double GetLearningRate(long step)
    {
        Rates.CheckCall(step, _maxRate);
        double at = Math.Min(step, _last);

        // If the top is at step 0 or before, the rate only falls; if it is at the last step, the rate only rises.
        if (at <= _top && _top > 0)
        {
            return Rates.AtLeastSmallest(Rates.Between(_initialRate, _maxRate, CosineFraction.Of(at, _top)));
        }

        double fraction = _top < _last ? CosineFraction.Of(at - _top, _last - _top) : 1;
        return Rates.AtLeastSmallest(Rates.Between(_maxRate, _finalRate, fraction));
    }

    private static void CheckDivisor(double divisor, string name)
    {
        if (!(divisor >= 1 && double.IsFinite(divisor)))
        {
            throw new ArgumentOutOfRangeException(name, divisor, "Expected a divisor that is at least 1 and finite.");
        }
    }
}
