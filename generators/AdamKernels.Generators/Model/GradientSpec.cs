namespace AdamKernels.Generators.Model;

/// <summary>What is done to gradients between backpropagation and the optimizer.</summary>
internal sealed record GradientSpec
{
    /// <summary>Maximum norm over all gradients; null if there is no limit.</summary>
    public double? MaxNorm { get; init; }

    /// <summary>Maximum magnitude of a gradient; null if there is no limit.</summary>
    public double? MaxValue { get; init; }

    /// <summary>Whether that magnitude can be set between steps.</summary>
    public bool AdjustsMaxValue { get; init; }

    /// <summary>Number of batches whose gradients are added up for one update.</summary>
    public int Batches { get; init; } = 1;

    /// <summary>Number of shards of a batch, each of which has gradients of its own; 1 if batches are not divided.</summary>
    public int Shards { get; init; } = 1;

    public bool Accumulates => Batches > 1;

    public bool IsSharded => Shards > 1;

    /// <summary>Sums of shards that wait at the same time, at most, when the tree is added from left to right: ⌊log₂ n⌋.</summary>
    public int WaitingShards
    {
        get
        {
            int waiting = 0;
            for (int shards = Shards; shards > 1; shards /= 2)
            {
                waiting++;
            }

            return waiting;
        }
    }

    /// <summary>
    /// Whether kernels add to the gradients in memory. With shards the runtime does, when it has added those of all processes.
    /// </summary>
    public bool IsAddedByKernels => Accumulates && !IsSharded;

    /// <summary>
    /// Whether a parameter can be updated as soon as its gradient is known. It cannot if the update depends on all gradients, or on those
    /// of other batches.
    /// </summary>
    public bool AllowsFusion => !IsScaled;

    /// <summary>Whether gradients are multiplied by a factor that is determined for each update.</summary>
    public bool IsScaled => MaxNorm is not null || Accumulates;
}
