namespace AdamKernels.Generators.Planning;

/// <summary>The tiles of a kernel.</summary>
/// <param name="Main">The tile for as many rows as it divides.</param>
/// <param name="SingleRow">The tile for the remaining rows if their number varies, one row at a time.</param>
internal sealed record Tiling(Tile Main, Tile SingleRow)
{
    /// <summary>Length of sums up to which a tile does not prefetch for itself: the processor looks ahead as far.</summary>
    public const int StepsWithoutPrefetch = 16;

    /// <summary>Results from which on a loop is shorter than an update of each.</summary>
    private const int MinResultsOfLoop = 4;

    /// <summary>
    /// Steps of the sums that all rows take before the next ones, so that the rows of B for these steps stay in the first-level cache; 0 if
    /// all steps are taken at once.
    /// </summary>
    public int BlockSteps { get; init; }

    /// <summary>
    /// Whether the results of a tile wait in memory, at a reference named pending, while the products of the next tile run. A root followed
    /// by a division takes longer than a processor looks ahead, so the products would otherwise wait for them.
    /// </summary>
    public bool Defers { get; init; }

    /// <summary>
    /// Whether the path has registers to spare for an update whose gradients wait in memory: beside the products of the next tile, or where
    /// there is none, in a loop.
    /// </summary>
    public bool MayUpdateFromMemory { get; init; }

    /// <summary>Whether a tile's results wait in memory for an update in a loop. A few are updated one by one.</summary>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="columns">Vectors in a row of the tile.</param>
    public bool UpdatesInLoop(int rows, int columns) => MayUpdateFromMemory && rows * columns >= MinResultsOfLoop;

    /// <summary>Whether the results of some tile wait in memory.</summary>
    public bool LetsResultsWait => Defers || UpdatesInLoop(Main.Rows, Main.Columns);

    /// <summary>Whether tiles prefetch the memory that they will update, which the first-level cache does not hold.</summary>
    public bool Prefetches { get; init; }

    /// <summary>
    /// Whether a tile prefetches before its own products. Deferred tiles do it during those of the tile before, and the few that follow
    /// them do without.
    /// </summary>
    public bool PrefetchesForItself => Prefetches && !Defers;
}
