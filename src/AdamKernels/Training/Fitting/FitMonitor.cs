namespace AdamKernels;

/// <summary>Follows the losses of a Fit: finds the best epoch, and decides when to stop.</summary>
internal struct FitMonitor(EarlyStopping? rule)
{
    private double _lowest = double.PositiveInfinity;
    private double _lastImprovement = double.PositiveInfinity;
    private int _epochsWithout;

    /// <summary>The first epoch with the lowest loss so far.</summary>
    public EpochResult Best { get; private set; }

    /// <summary>Whether as many epochs as the rule allows have not improved.</summary>
    public readonly bool ShouldStop => rule is not null && _epochsWithout >= rule.Patience;

    /// <summary>Records an epoch.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="loss">The loss that is monitored; NaN is worse than any other loss.</param>
    /// <returns>Whether it is the best so far.</returns>
    public bool Add(EpochResult epoch, double loss)
    {
        loss = double.IsNaN(loss) ? double.PositiveInfinity : loss;
        bool isImprovement = loss < _lastImprovement - (rule?.MinImprovement ?? 0);
        _lastImprovement = isImprovement ? loss : _lastImprovement;
        _epochsWithout = isImprovement ? 0 : _epochsWithout + 1;

        bool isBest = Best.Epoch == 0 || loss < _lowest;
        if (isBest)
        {
            _lowest = loss;
            Best = epoch;
        }

        return isBest;
    }
}
