namespace AdamKernels;

/// <summary>Follows the losses of a Fit: finds the best epoch, and decides when to stop.</summary>
/// <param name="rule">When to stop; null for never.</param>
internal struct FitMonitor(EarlyStopping? rule)
{
    private readonly EarlyStopping? _rule = rule;
    private double _lowest = double.PositiveInfinity;
    private double _lastImprovement = double.PositiveInfinity;
    private int _epochsWithout;

    /// <summary>The first epoch with the lowest loss so far.</summary>
    public EpochResult Best { get; private set; }

    /// <summary>Whether as many epochs as the rule allows have not improved.</summary>
    public readonly bool ShouldStop => _rule is not null && _epochsWithout >= _rule.Patience;

    /// <summary>The same memory of the losses with a rule, for a Fit that goes on.</summary>
    public readonly FitMonitor With(EarlyStopping? rule) => new(rule)
    {
        _lowest = _lowest, _lastImprovement = _lastImprovement, _epochsWithout = _epochsWithout, Best = Best,
    };

    /// <summary>Visits the memory of the losses.</summary>
    /// <param name="visitor">The visitor.</param>
    /// <param name="history">The epochs, one of which is the best.</param>
    public void Accept<TVisitor>(ref TVisitor visitor, FitHistory history)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        int best = Best.Epoch;
        visitor.Visit("fit.best_epoch", ref best);
        visitor.Visit("fit.lowest_loss", ref _lowest);
        visitor.Visit("fit.last_improvement", ref _lastImprovement);
        visitor.Visit("fit.epochs_without_improvement", ref _epochsWithout);
        if (best > history.Count || (best == 0) != (history.Count == 0))
        {
            throw new CheckpointException($"Expected fit.best_epoch to be one of {history.Count} epochs, but it is {best}.");
        }

        if (_epochsWithout > history.Count)
        {
            throw new CheckpointException(
                $"Expected fit.epochs_without_improvement to be at most {history.Count}, the number of epochs, but it is "
                    + $"{_epochsWithout}.");
        }

        Best = best == 0 ? default : history[best - 1];
    }

    /// <summary>Records an epoch.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="loss">The loss that is monitored; NaN is worse than any other loss.</param>
    /// <returns>Whether it is the best so far.</returns>
    public bool Add(EpochResult epoch, double loss)
    {
        loss = double.IsNaN(loss) ? double.PositiveInfinity : loss;
        bool isImprovement = loss < _lastImprovement - (_rule?.MinImprovement ?? 0);
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
