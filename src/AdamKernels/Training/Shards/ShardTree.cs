namespace AdamKernels;

/// <summary>
/// The shards of a batch, and the binary tree in which their sums are added. Both depend on the declaration and on the number of samples
/// alone, so that every process finds the same ones.
/// </summary>
/// <param name="Shards">Number of shards, at least 1.</param>
internal readonly record struct ShardTree(int Shards)
{
    /// <summary>The node of all shards.</summary>
    public ShardNode Root => new(0, Shards);

    /// <summary>The first row of a shard; for the number of shards, the number of rows.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="rows">Rows of the batch. If there are fewer rows than shards, some shards are empty.</param>
    public int FirstRow(int shard, int rows) => (int)((long)shard * rows / Shards);

    /// <summary>Whether a node has any rows. One that has none adds nothing, not even a zero.</summary>
    /// <param name="node">The node.</param>
    /// <param name="rows">Rows of the batch.</param>
    public bool HasRows(ShardNode node, int rows) => FirstRow(node.First, rows) < FirstRow(node.End, rows);
}
