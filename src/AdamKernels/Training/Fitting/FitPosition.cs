namespace AdamKernels;

/// <summary>The Fit that a trainer is in, or whose checkpoint it has loaded.</summary>
internal sealed class FitPosition
{
    /// <summary>How far it has come; null if there is none.</summary>
    public FitProgress? Progress { get; set; }

    /// <summary>Whether it is running.</summary>
    public bool IsRunning { get; set; }
}
