using System.Numerics;

namespace AdamKernels;

/// <summary>
/// The shards of a batch, and the binary tree in which their sums are added. Both depend on the declaration and on the number of samples
/// alone, so that every process finds the same ones.
/// </summary>
/// <param name="Shards">Number of shards, at least 1.</param>
internal readonly record struct ShardTree(int Shards)
{
    /// <summary>Sums that wait at the same time, when the tree is added up from left to right: one on each level.</summary>
    public int Levels => BitOperations.Log2((uint)Shards) + 1;

    /// <summary>The first row of a shard; for the number of shards, the number of rows.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="rows">Rows of the batch. If there are fewer rows than shards, some shards are empty.</param>
    public int FirstRow(int shard, int rows) => (int)((long)shard * rows / Shards);

    /// <summary>Whether some shards have any rows. Those that have none add nothing, not even a zero.</summary>
    /// <param name="first">The first of the shards.</param>
    /// <param name="end">The shard after the last one.</param>
    /// <param name="rows">Rows of the batch.</param>
    public bool HasRows(int first, int end, int rows) => FirstRow(first, rows) < FirstRow(end, rows);

    /// <summary>
    /// Where a node with several shards is divided: its left child has the largest power of two of them that is smaller than all.
    /// </summary>
    /// <param name="first">The node's first shard.</param>
    /// <param name="end">The shard after its last one.</param>
    public static int Middle(int first, int end) => first + (1 << BitOperations.Log2((uint)(end - first - 1)));
}
