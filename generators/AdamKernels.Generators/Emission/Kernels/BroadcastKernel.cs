using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>
/// The one micro-kernel: C[m, n] = init(n) + sum over k of A[m, k] · B[k, n], with B contiguous in n and A broadcast, held in a tile of
/// registers, finished by an epilogue. Forward, input gradient and weight gradient are this kernel with other strides.
/// </summary>
internal sealed partial class BroadcastKernel
{
    public required string Name { get; init; }

    /// <summary>What it computes, for the emitted documentation.</summary>
    public required string Summary { get; init; }

    /// <summary>Name of A, or null where A is all ones and C sums the rows of B.</summary>
    public required string? A { get; init; }

    public required string B { get; init; }

    /// <summary>Name of the reference to what the sums start from, one value per column; null for zero.</summary>
    public string? Init { get; init; }

    /// <summary>
    /// Name of the reference, in the layout of C, to the sums of earlier rows that a call may go on from, where its parameter <c>continues</c>
    /// says so; null for a kernel that always starts anew.
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

    public required IEpilogue Epilogue { get; init; }

    /// <summary>
    /// For a varying number of rows: how the JIT is to compile the method for a single row, which a prediction of one sample calls for
    /// every layer; null for no such method.
    /// </summary>
    public string? RowMethod { get; init; }

    /// <summary>Whether what a deferred epilogue reads and writes must be fetched from beyond the first-level cache.</summary>
    public bool Prefetches { get; init; }

    /// <summary>Registers beside the accumulators that an update needs while products run: its halves' results and its temporaries.</summary>
    private const int RegistersOfUpdate = 10;

    /// <summary>Vectors in a row: padding included, except that single floats need no padding.</summary>
    private int Vectors(VectorWriter vector) => vector.Target.IsScalar ? Columns : BufferLayout.Pad(Columns) / vector.Lanes;

    public Tiling Plan(VectorTarget target)
    {
        (int rows, bool vary) = M switch
        {
            Extent.Constant constant => (constant.Value, false),
            Extent.Variable variable => (variable.Typical, true),
            _ => throw new InvalidOperationException(),
        };
        int steps = K is Extent.Variable k ? k.Typical : ((Extent.Constant)K).Value;
        bool mayBlock = vary && K is Extent.Constant && Chains == 1 && !target.IsScalar;
        return TilePlanner.Broadcast(
            target, rows, vary, Vectors(new VectorWriter(target)), steps, Chains, mayBlock ? BStrideK : 0, IsLong(target) ? RegistersOfUpdate : 0, Epilogue.Operations);
    }

    /// <summary>
    /// Whether the results of a tile wait in memory, at a reference named pending, until the next tile's products run: there must be a next
    /// tile, and an epilogue that is worth it.
    /// </summary>
    public bool Defers(VectorTarget target) => Defers(target, Plan(target).Main);

    private bool Defers(VectorTarget target, Tile tile) =>
        IsLong(target) && M is Extent.Constant m && tile.Rows > 1 && m.Value >= 2 * tile.Rows;

    private bool IsLong(VectorTarget target) => Epilogue is IDeferredEpilogue { IsWorthDeferring: true } && !target.IsScalar;

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
        Tiling tiling = Plan(vector.Target);
        Tile tile = tiling.Main;
        bool defers = Defers(vector.Target, tile);
        string[] references = [.. References(defers).Distinct().Select(name => $"ref float {name}")];
        IEnumerable<string> parameters =
        [
            .. references,
            .. new[] { M, K }.OfType<Extent.Variable>().Select(extent => $"nuint {extent.Name}"),
            .. Continued is null ? [] : (string[])["bool continues"],
            .. Epilogue.Scalars,
        ];

        string chains = Chains > 1 ? $", {Chains} chains" : "";
        string blocks = tiling.BlockSteps > 0 ? $" Sums in blocks of {Literal.Int(tiling.BlockSteps)} steps." : "";
        writer.Line($"/// <summary>{Summary}</summary>")
            .Line($"/// <remarks>Tile: {Count(tile.Rows, "row")} of {Count(tile.Columns, vector.Target.IsScalar ? "float" : "vector")}{chains}.{blocks}{(defers ? " Each tile is updated beside the products of the next." : "")}</remarks>")
            .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
            .Block($"internal static void {Name}({string.Join(", ", parameters)})", () => new Body(this, writer, vector, tiling, defers).Emit());
        if (RowMethod is not null)
        {
            writer.Blank()
                .Line($"/// <summary>One row of <see cref=\"{Name}\"/>.</summary>")
                .Line($"[MethodImpl(MethodImplOptions.{RowMethod})]")
                .Block($"private static void {Name}Row({string.Join(", ", references)})", () => new Body(this, writer, vector, tiling, defers).EmitRow());
        }
    }

    /// <summary>Names of the references that it takes; what its sums go on from may be where they are stored.</summary>
    private IEnumerable<string> References(bool defers) =>
        new[] { defers ? "pending" : null, A, B, Init }.Concat(Epilogue.References).Concat([Continued]).OfType<string>();

    private static string Count(int count, string noun) => $"{Literal.Int(count)} {noun}{(count == 1 ? "" : "s")}";
}
