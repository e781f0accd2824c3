namespace LiveService.CommandLine;

/// <summary>The options of the command line.</summary>
internal sealed record LiveServiceOptions
{
    /// <summary>Port on the loopback address; 0 for a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Seed of the initial weights, and of the samples of <see cref="Load"/>.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Directory for the checkpoints; null for none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Steps from one checkpoint to the next.</summary>
    public int CheckpointSteps { get; init; } = 1000;

    /// <summary>Steps from one publication of the weights to the next.</summary>
    public int PublishSteps { get; init; } = 10;

    /// <summary>Samples per step at most. A step takes those that wait.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>Samples that can wait to be learned.</summary>
    public int Queue { get; init; } = 4096;

    /// <summary>Pause after each step, in milliseconds.</summary>
    public int StepPause { get; init; }

    /// <summary>Seconds that a stop has to learn what is queued.</summary>
    public int StopSeconds { get; init; } = 30;

    /// <summary>Seconds of load on a service of its own instead of a service; null for a service.</summary>
    public int? Load { get; init; }

    /// <summary>Where to draw the times of the predictions under load; null for nowhere.</summary>
    public string? Plot { get; init; }
}
