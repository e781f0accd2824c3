namespace AdamKernels;

/// <summary>The result of a Fit.</summary>
/// <param name="LastEpoch">The last epoch.</param>
/// <param name="BestEpoch">The first epoch with the lowest loss: the validation loss, or the training loss without validation.</param>
/// <param name="StopReason">Why it ended.</param>
/// <param name="History">All epochs.</param>
public readonly record struct FitResult(EpochResult LastEpoch, EpochResult BestEpoch, FitStopReason StopReason, FitHistory History)
{
    /// <summary>Why it ended, and the last and the best epoch.</summary>
    public override string ToString()
    {
        string reason = StopReason == FitStopReason.StoppedEarly ? "stopped early" : "completed";
        return LastEpoch == BestEpoch
            ? $"{reason}; the last epoch was the best: {LastEpoch}"
            : $"{reason} after {LastEpoch}; best was {BestEpoch}";
    }
}
