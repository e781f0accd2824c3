namespace AdamKernels;

/// <summary>A rate that is multiplied by a factor when the loss has stopped falling.</summary>
/// <remarks>
/// <para>PyTorch's <c>ReduceLROnPlateau</c> in its mode <c>min</c> with a relative threshold. A loss is better if it is below
/// best · (1 - threshold). After more than <c>patience</c> reports in a row that are not better, the rate becomes
/// max(rate · factor, minRate), and for the next <c>cooldown</c> reports none counts as not better. PyTorch also leaves out reductions by
/// less than 1e-8, which is up to <c>minRate</c> here.</para>
/// <para>The struct remembers: a copy goes on by itself. <see cref="FitOptions.ReduceOnPlateau"/> uses a copy for each Fit.</para>
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

    /// <summary>A rate that follows the losses that are reported.</summary>
    /// <param name="rate">The rate at first, positive and finite.</param>
    /// <param name="factor">What the rate is multiplied by, above 0 and below 1.</param>
    /// <param name="patience">Number of reports in a row that may be no better without consequence, at least 0.</param>
    /// <param name="threshold">How much better a loss must be to count, as a fraction of the best one, at least 0 and below 1.</param>
    /// <param name="cooldown">Number of reports after a reduction that do not count as not better, at least 0.</param>
    /// <param name="minRate">The rate is not reduced below this one, from 0 to <paramref name="rate"/>; 0 stands for 2⁻¹⁰⁰.</param>
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

    /// <summary>Takes note of a loss, usually that of an epoch's end on a validation set.</summary>
    /// <param name="loss">The loss; one that is not a number is not better than any.</param>
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
            // A rate that was below 2⁻¹⁰⁰ from the first does not rise.
            _rate = Math.Min(_rate, Rates.AtLeastSmallest(Math.Max(_rate * _factor, _minRate)));
            _coolingDown = _cooldown;
            _notBetter = 0;
        }

        return _rate;
    }
}
