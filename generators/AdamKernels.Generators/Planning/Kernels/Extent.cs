namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>The length of a loop: known when the kernel is emitted, or an argument of the emitted method.</summary>
internal abstract record Extent(int Typical)
{
    /// <summary>A length fixed by the declaration.</summary>
    /// <param name="Value">The length.</param>
    internal sealed record Constant(int Value) : Extent(Value);

    /// <summary>A length passed to the method, such as the number of rows of a batch.</summary>
    /// <param name="Name">Name of the parameter.</param>
    /// <param name="Typical">The length that tiles are planned for.</param>
    internal sealed record Variable(string Name, int Typical) : Extent(Typical);

    /// <summary>
    /// The rows of a batch in shards. Each shard is a sum of its own, from zero; the method adds these in the tree that it is passed.
    /// </summary>
    /// <param name="Waiting">Sums of shards that wait in memory at the same time, at most.</param>
    /// <param name="Typical">The rows that tiles are planned for.</param>
    internal sealed record Shards(int Waiting, int Typical) : Extent(Typical);
}
