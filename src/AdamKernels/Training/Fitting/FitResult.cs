namespace AdamKernels;

/// <summary>What a Fit came to.</summary>
/// <param name="LastEpoch">The last epoch.</param>
/// <param name="BestEpoch">The first epoch with the lowest loss: the validation loss, or without validation the training loss.</param>
/// <param name="StopReason">Why it ended.</param>
public readonly record struct FitResult(EpochResult LastEpoch, EpochResult BestEpoch, FitStopReason StopReason);
