using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>
/// The one micro-kernel: C[m, n] = init(n) + sum over k of A[m, k] · B[k, n], with B contiguous in n and A broadcast, finished by an
/// epilogue. Forward, input gradient and weight gradient are this kernel with other strides.
/// </summary>
/// <param name="Name">Name of the emitted method.</param>
internal sealed record BroadcastProduct(string Name) : KernelPlan(Name)
{
    /// <summary>What it computes, for the emitted documentation.</summary>
    public required string Summary { get; init; }

    /// <summary>The parameters whose gradient C is, for the emitted documentation; null where it is no gradient of parameters.</summary>
    public string? GradientOf { get; init; }

    /// <summary>Whether C is the gradient of parameters, and everything in its layout lies as they do.</summary>
    public bool IsGradient => GradientOf is not null;

    /// <summary>Name of A, or null where A is all ones and C sums the rows of B.</summary>
    public required string? A { get; init; }

    public required string B { get; init; }

    /// <summary>Name of C, which the sums are called after.</summary>
    public required string C { get; init; }

    /// <summary>Name of the reference to what the sums start from, one value per column; null for zero.</summary>
    public string? Init { get; init; }

    /// <summary>
    /// Name of the reference, in the layout of C, to the sums of earlier rows that a call may go on from, where its parameter
    /// <c>continues</c> says so; null for a kernel that always starts anew.
    /// </summary>
    public string? Continued { get; init; }

    public required Extent M { get; init; }

    public required Extent K { get; init; }

    /// <summary>Elements in a row of C.</summary>
    public required int Columns { get; init; }

    public int AStrideM { get; init; }

    public int AStrideK { get; init; }

    public required int BStrideK { get; init; }

    /// <summary>From one row of C to the next.</summary>
    public required int CStride { get; init; }

    /// <summary>Partial sums of each element; more than one needs a constant <see cref="K"/>.</summary>
    public int Chains { get; init; } = 1;

    public required EpiloguePlan Epilogue { get; init; }

    /// <summary>
    /// For a varying number of rows: how the JIT is to compile the method for a single row, which a prediction of one sample calls for
    /// every layer; null for no such method.
    /// </summary>
    public string? RowMethod { get; init; }

    /// <summary>Floats of the layer's parameters, which an update reads and writes, as it does as many of each state.</summary>
    public int ParameterLength { get; init; }

    /// <summary>
    /// Registers beside the accumulators that an update needs while products run: its halves' results and its temporaries.
    /// </summary>
    private const int RegistersOfUpdate = 10;

    /// <summary>Vectors in a row of C: padding included, except that single floats need no padding.</summary>
    public int Vectors(VectorTarget target) => target.IsScalar ? Columns : BufferLayout.Pad(Columns) / target.Lanes;

    /// <summary>The tiles for a target.</summary>
    public Tiling ChooseTiling(VectorTarget target)
    {
        bool isLong = Epilogue.IsLong && !target.IsScalar;
        bool mayBlock = M is Extent.Variable && K is Extent.Constant && Chains == 1 && !target.IsScalar;
        Tiling tiling = TilePlanner.Broadcast(
            target,
            M.Typical,
            M is Extent.Variable,
            Vectors(target),
            K.Typical,
            Chains,
            mayBlock ? BStrideK : 0,
            isLong ? RegistersOfUpdate : 0,
            Epilogue.Operations);

        // There must be a next tile. None is asked for twice where a vector is a cache line.
        bool defers = isLong && M is Extent.Constant m && tiling.Main.Rows > 1 && m.Value >= 2 * tiling.Main.Rows;
        return tiling with
        {
            Defers = defers,
            Prefetches = defers
                && target.Lanes == BufferLayout.Alignment
                && Epilogue is EpiloguePlan.Update { Optimizer: var optimizer }
                && !FirstLevelCache.Holds(ParameterLength * (1 + optimizer.Buffers.Count)),
        };
    }
}
