using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Adds the nodes of all processes in the tree. What is added to what does not depend on the number of processes, nor on the way in which
/// they exchange it, and so no bit does.
/// </summary>
internal abstract class GradientExchange
{
    /// <summary>The exchange with the fewest messages that the number of processes allows.</summary>
    /// <param name="group">The processes, at least two.</param>
    /// <param name="owners">Which process has which nodes.</param>
    /// <param name="own">The sums of the own nodes. The first one receives the sum of all.</param>
    public static GradientExchange Create(IProcessGroup group, ShardOwners owners, AlignedBuffer[] own) =>
        RecursiveHalving.IsPossible(owners)
            ? new RecursiveHalving(group, owners, own[0])
            : new PiecewiseExchange(group, owners, own);

    /// <summary>Adds the nodes of all processes, into the first one of each.</summary>
    /// <param name="rows">Rows of the batch.</param>
    public abstract void Run(int rows);
}
