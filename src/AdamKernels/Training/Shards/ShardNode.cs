using System.Numerics;

namespace AdamKernels;

/// <summary>A node of the tree in which the sums of shards are added: consecutive shards.</summary>
/// <param name="First">The first of them.</param>
/// <param name="End">The shard after the last one.</param>
internal readonly record struct ShardNode(int First, int End)
{
    public bool IsLeaf => End - First == 1;

    /// <summary>The first shard of the right child: the left one has the largest power of two of shards that is smaller than all.</summary>
    public int Middle => First + (1 << BitOperations.Log2((uint)(End - First - 1)));

    public ShardNode Left => this with { End = Middle };

    public ShardNode Right => this with { First = Middle };
}
