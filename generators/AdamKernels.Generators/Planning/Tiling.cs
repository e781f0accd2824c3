namespace AdamKernels.Generators.Planning;

/// <summary>The tiles of a kernel.</summary>
/// <param name="Main">For as many rows as it fits.</param>
/// <param name="SingleRow">For the rows that remain where their number varies, one at a time.</param>
internal sealed record Tiling(Tile Main, Tile SingleRow)
{
    /// <summary>
    /// Steps of the sums that all rows take before the next ones, so that their rows of B stay in the first-level cache; 0 for all steps at
    /// once.
    /// </summary>
    public int BlockSteps { get; init; }

    /// <summary>
    /// Whether the results of a tile wait in memory, at a reference named pending, until the products of the next one run: a root and a
    /// division after it take longer than a processor looks ahead, so that the products would wait for them.
    /// </summary>
    public bool Defers { get; init; }

    /// <summary>Whether what waits asks for the memory that it will update, which is beyond the first-level cache.</summary>
    public bool Prefetches { get; init; }
}
