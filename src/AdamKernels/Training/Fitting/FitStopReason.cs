namespace AdamKernels;

/// <summary>Why a Fit ended.</summary>
public enum FitStopReason
{
    /// <summary>All epochs were run.</summary>
    Completed,

    /// <summary><see cref="FitOptions.EarlyStopping"/> ended it.</summary>
    StoppedEarly,
}
