using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>
/// What a kernel that sums over the rows of a batch does for one shard: it sums its rows, from zero, and then adds the sums of earlier
/// shards that wait, the last one first.
/// </summary>
/// <param name="Rows">Number of rows, at least 1.</param>
/// <param name="Nodes">Nodes of the tree that end with this shard: as many sums that wait are added to it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ShardSum(nuint Rows, nuint Nodes);
