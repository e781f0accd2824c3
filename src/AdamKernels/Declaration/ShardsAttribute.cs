namespace AdamKernels;

/// <summary>
/// Cuts each batch into shards, which several processes can share: the gradient and the loss of a shard are sums of its own, and the sums
/// of the shards are added in a fixed binary tree. So the bits depend on the number of shards, and not on the number of processes. With
/// several processes, gradients go through memory, so the update is not fused.
/// </summary>
/// <param name="count">Number of shards, at least 2 and at most <c>MaxBatchSize</c>: so many processes can share a batch.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ShardsAttribute(int count) : Attribute
{
    /// <summary>Number of shards.</summary>
    [InRange(NumberRange.Several, "The number of shards")]
    public int Count { get; } = count;
}
