namespace AdamKernels;

/// <content>Training by several processes, which make the same calls in the same order.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>Allocates all memory that training needs, as one of several processes.</summary>
    /// <param name="network">The network, the same in all processes.</param>
    /// <param name="workers">Threads of this process that share its work; null for the calling thread alone.</param>
    /// <param name="group">The processes.</param>
    internal Trainer(TNetwork network, TrainingWorkers? workers, IProcessGroup group)
        : this(network, network.Parameters, workers, group.Count > 1 ? group : null, isDouble: false)
    {
    }

    /// <summary>Which process has which shards of a batch.</summary>
    internal ShardOwners Owners { get; }

    /// <summary>Checks that a Fit has a position to go on from, which a checkpoint has given it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal void CheckFitToResume() => _fit.CheckPosition();
}
