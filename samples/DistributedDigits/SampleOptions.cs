namespace DistributedSample;

/// <summary>The options of the command line.</summary>
internal sealed record SampleOptions
{
    /// <summary>The network's <c>MaxBatchSize</c>.</summary>
    public const int MaxBatch = 1024;

    public int Epochs { get; init; } = 5;

    /// <summary>Samples per step, in all processes together.</summary>
    public int Batch { get; init; } = 64;

    public ulong Seed { get; init; } = 42;

    /// <summary>Threads of each process.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Directory of MNIST's files; null to draw the digits.</summary>
    public string? Data { get; init; }

    /// <summary>Directory for the checkpoints; null for none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Whether to go on from the newest checkpoint, if there is one.</summary>
    public bool Resume { get; init; }
}
