namespace AdamKernels;

/// <summary>A learning rate that is multiplied by a factor when the loss stops falling.</summary>
/// <remarks>
/// <para>PyTorch's <c>ReduceLROnPlateau</c> in mode <c>min</c> with a relative threshold. A loss is better if it is below
/// best · (1 - threshold). After more than <c>patience</c> reports in a row that are not better, the rate becomes
/// max(rate · factor, minRate), and the next <c>cooldown</c> reports do not count. PyTorch also skips reductions by less than 1e-8; here
/// <c>minRate</c> sets the limit.</para>
/// <para>The struct has state, and a copy continues independently. <see cref="FitOptions.ReduceOnPlateau"/> is copied for each Fit.</para>
/// </remarks>
public struct ReduceOnPlateau
{
    private readonly double _factor;
    private readonly double _threshold;
    private readonly double _minRate;
    private readonly int _patience;
    private readonly int _cooldown;
    private double _rate;
    private double _best;
    private int _notBetter;
    private int _coolingDown;

    /// <summary>Creates a rate that follows the reported losses.</summary>
    /// <param name="rate">The initial rate, positive and finite.</param>
    /// <param name="factor">The factor of each reduction, above 0 and below 1.</param>
    /// <param name="patience">Number of reports in a row that need not be better, at least 0.</param>
    /// <param name="threshold">
    /// How much lower a loss must be to count as better, as a fraction of the best loss, at least 0 and below 1.
    /// </param>
    /// <param name="cooldown">Number of reports after a reduction that do not count, at least 0.</param>
    /// <param name="minRate">The smallest rate, from 0 to <paramref name="rate"/>; 0 stands for 2⁻¹⁰⁰.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public ReduceOnPlateau(
        double rate, double factor = 0.1, int patience = 10, double threshold = 1e-4, int cooldown = 0, double minRate = 0)
    {
        Rates.CheckRate(rate, nameof(rate));
        if (!(factor > 0 && factor < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "Expected a factor above 0 and below 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        if (!(threshold >= 0 && threshold < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "Expected a threshold of at least 0 and below 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        Rates.CheckFinalRate(minRate, rate, nameof(minRate));
        _rate = rate;
        _factor = factor;
        _patience = patience;
        _threshold = threshold;
        _cooldown = cooldown;
        _minRate = minRate;
        _best = double.PositiveInfinity;
    }

    /// <summary>The rate after the last report.</summary>
    /// <exception cref="InvalidOperationException">The value was made without its constructor.</exception>
    public readonly double LearningRate
    {
        get
        {
            Rates.CheckCall(step: 0, _rate);
            return _rate;
        }
    }

    /// <summary>Reports a loss, usually the validation loss at the end of an epoch.</summary>
    /// <param name="loss">The loss. A loss that is not a number is never better.</param>
    /// <returns>The rate from now on.</returns>
    /// <exception cref="InvalidOperationException">The value was made without its constructor.</exception>
    public double Report(double loss)
    {
        Rates.CheckCall(step: 0, _rate);
        if (loss < _best * (1 - _threshold))
        {
            _best = loss;
            _notBetter = 0;
        }
        else
        {
            _notBetter++;
        }

        if (_coolingDown > 0)
        {
            _coolingDown--;
            _notBetter = 0;
        }

        if (_notBetter > _patience)
        {
            // An initial rate below 2⁻¹⁰⁰ does not rise.
            _rate = Math.Min(_rate, Rates.AtLeastSmallest(Math.Max(_rate * _factor, _minRate)));
            _coolingDown = _cooldown;
            _notBetter = 0;
        }

        return _rate;
    }

    /// <summary>What the reports so far have left.</summary>
    internal readonly PlateauState GetState() => new(_rate, _best, _notBetter, _coolingDown);

    /// <summary>The same rule after other reports.</summary>
    internal readonly ReduceOnPlateau With(PlateauState state) => this with
    {
        _rate = state.Rate, _best = state.Best, _notBetter = state.NotBetter, _coolingDown = state.CoolingDown,
    };
}
