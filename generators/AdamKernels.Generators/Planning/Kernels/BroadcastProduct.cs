using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>
/// The one micro-kernel: C[m, n] = init(n) + sum over k of A[m, k] · B[k, n], with B contiguous in n and A broadcast, finished by an
/// epilogue. Forward product, input gradient and weight gradient are this kernel with different strides.
/// </summary>
/// <param name="Name">Name of the emitted method.</param>
internal sealed record BroadcastProduct(string Name) : KernelPlan(Name)
{
    /// <summary>What it computes, for the emitted documentation.</summary>
    public required string Summary { get; init; }

    /// <summary>The parameters whose gradient C is, for the emitted documentation; null if C is not a gradient of parameters.</summary>
    public string? GradientOf { get; init; }

    /// <summary>Whether C is the gradient of parameters. Then everything with its layout is at the offset of the parameters.</summary>
    public bool IsGradient => GradientOf is not null;

    /// <summary>Name of A, or null where A is all ones and C sums the rows of B.</summary>
    public required string? A { get; init; }

    public required string B { get; init; }

    /// <summary>Name of C, and the prefix of the accumulators' names.</summary>
    public required string C { get; init; }

    /// <summary>Name of the reference to the values that the sums start from, one per column; null if they start from zero.</summary>
    public string? Init { get; init; }

    /// <summary>
    /// Name of the reference, in the layout of C, to the sums of earlier rows. A call continues from them if its parameter <c>continues</c>
    /// is true. Null for a kernel that always starts anew.
    /// </summary>
    public string? Continued { get; init; }

    public required Extent M { get; init; }

    public required Extent K { get; init; }

    /// <summary>Elements in a row of C.</summary>
    public required int Columns { get; init; }

    public int AStrideM { get; init; }

    public int AStrideK { get; init; }

    public required int BStrideK { get; init; }

    /// <summary>Floats from one row of C to the next.</summary>
    public required int CStride { get; init; }

    /// <summary>Partial sums of each element; more than one requires a constant <see cref="K"/>.</summary>
    public int Chains { get; init; } = 1;

    public override int PartialSums => Chains;

    /// <summary>How threads divide the tiles; if they do, a call takes the portion to compute.</summary>
    public TileDivision Division { get; init; }

    public required EpiloguePlan Epilogue { get; init; }

    /// <summary>
    /// If the number of rows varies, the method for a single row, which a prediction of one sample calls for every layer; null for none.
    /// </summary>
    public RowMethod? RowMethod { get; init; }

    /// <summary>Floats of the layer's parameters. An update reads and writes all of them, and as many of each state.</summary>
    public int ParameterLength { get; init; }

    /// <summary>
    /// Registers that a deferred update needs beside the accumulators while products run: results of its first half, and temporaries.
    /// </summary>
    private const int RegistersOfDeferredUpdate = 10;

    /// <summary>
    /// Registers that are left to an update of the results in all other registers. Where it has fewer, the compiler spills results, and
    /// does so in the loop of products.
    /// </summary>
    private const int RegistersOfUpdate = 3;

    /// <summary>
    /// Registers from which an update runs in two halves beside the products of the next tile. With fewer, tiles would be too small or the
    /// halves would spill, which costs more than the update that they hide.
    /// </summary>
    private const int MinRegistersToDefer = 2 * RegistersOfDeferredUpdate;

    /// <summary>Sums of at most this many multiply-adds are unrolled.</summary>
    private const int MaxUnrolled = 32;

    private readonly Dictionary<VectorTarget, Tiling> _tilings = [];

    /// <summary>Whether the steps of a tile are unrolled instead of a loop.</summary>
    /// <param name="steps">Length of its sums.</param>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="columns">Vectors in a row of the tile.</param>
    public static bool Unrolls(int steps, int rows, int columns) => steps * rows * columns <= MaxUnrolled;

    /// <summary>Vectors in a row of C, padding included. Single floats need no padding.</summary>
    public int Vectors(VectorTarget target) => target.IsScalar ? Columns : BufferLayout.Pad(Columns) / target.Lanes;

    /// <summary>
    /// Tiles that wait in memory at the same time on some path: shards for those that they are added to, or results for the products of the
    /// next tile, or for a loop. If there are any, the kernel takes a reference to that memory on every path.
    /// </summary>
    public int WaitingTiles =>
        K is Extent.Shards shards ? shards.Waiting
        : Epilogue.IsLong && VectorTarget.All.Any(target => ChooseTiling(target).LetsResultsWait) ? 1
        : 0;

    /// <summary>The tiles for a target, which are planned once because that takes time.</summary>
    public Tiling ChooseTiling(VectorTarget target)
    {
        if (!_tilings.TryGetValue(target, out Tiling tiling))
        {
            tiling = PlanTiling(target);
            _tilings.Add(target, tiling);
        }

        return tiling;
    }

    private Tiling PlanTiling(VectorTarget target)
    {
        bool mayDefer = Epilogue.IsLong && target.Registers >= MinRegistersToDefer && K is Extent.Variable;
        bool mayBlock = M is Extent.Variable && Chains == 1 && !target.IsScalar;
        Tiling tiling = TilePlanner.Broadcast(
            target,
            M.Typical,
            M is Extent.Variable,
            Vectors(target),
            K.Typical,
            Chains,
            mayBlock ? BStrideK : 0,
            mayDefer ? RegistersOfDeferredUpdate : Epilogue.IsLong && !target.IsScalar ? RegistersOfUpdate : 0,
            Epilogue.Operations);

        // Terms are added in blocks of steps, if only in one.
        if (Division == TileDivision.Terms && tiling.BlockSteps == 0)
        {
            tiling = tiling with { BlockSteps = K.Typical };
        }

        // A tile is deferred to the next one, so there must be one.
        bool defers = mayDefer && M is Extent.Constant m && tiling.Main.Rows > 1 && m.Value >= 2 * tiling.Main.Rows;
        return tiling with
        {
            Defers = defers,
            MayUpdateFromMemory = mayDefer,
            Prefetches = !target.IsScalar
                && K is Extent.Variable
                && Epilogue is EpiloguePlan.Update { Optimizer: var optimizer }
                && !FirstLevelCache.Holds(ParameterLength * (1 + optimizer.Buffers.Count)),
        };
    }
}
