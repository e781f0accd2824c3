namespace AdamKernels;

/// <summary>The Fit that a trainer is in, or whose checkpoint it has loaded.</summary>
internal sealed class FitPosition
{
    /// <summary>How far it has come; null if there is none.</summary>
    public FitProgress? Progress { get; set; }

    /// <summary>Batches that waited for an update when its checkpoint was loaded.</summary>
    public int PendingBatches { get; set; }

    /// <summary>Whether the trainer is where the Fit is: it may have made other steps since the checkpoint was loaded.</summary>
    public bool IsCurrent(ParameterUpdate update) => Progress is { } progress
        && progress.StepCount == update.StepCount
        && (IsRunning || PendingBatches == update.PendingBatches);

    /// <summary>Whether it is running.</summary>
    public bool IsRunning { get; set; }
}
