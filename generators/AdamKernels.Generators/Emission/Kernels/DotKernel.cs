using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>
/// The dot form: C[m, n] = init(n) + sum over k of A[m, k] · B[n, k], both contiguous in k. Each sum runs in 16 lanes (k mod 16),
/// whatever the width of a vector, which are added in a fixed tree. For weights stored by output, where a row of C is too short for
/// vectors, and for the input gradient of small batches, where it saves to transpose the weights.
/// </summary>
internal sealed class DotKernel
{
    private const int Block = BufferLayout.Alignment;

    /// <summary>Sums whose lanes are added together.</summary>
    private const int Four = 4;

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required string A { get; init; }

    public required string B { get; init; }

    /// <summary>Name of the reference to what is added to the sums, one value per result; null for nothing.</summary>
    public string? Init { get; init; }

    public required string C { get; init; }

    public required Extent.Variable M { get; init; }

    /// <summary>Results of a row.</summary>
    public required int Results { get; init; }

    /// <summary>Length of the sums. Rows of B are padded with zeros to whole blocks; those of A with anything.</summary>
    public required int Steps { get; init; }

    public required int AStride { get; init; }

    public required int BStride { get; init; }

    public required int CStride { get; init; }

    /// <summary>As for <see cref="BroadcastKernel.RowMethod"/>.</summary>
    public string? RowMethod { get; init; }

    public Tiling Plan(VectorTarget target) => target.IsScalar
        ? new Tiling(new Tile(1, 1), new Tile(1, 1))
        : TilePlanner.Dot(target, M.Typical, Results, Steps);

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
        Tiling tiling = Plan(vector.Target);
        Tile tile = tiling.Main;
        string init = Init is null ? "" : $", ref float {Init}";
        writer.Line($"/// <summary>{Summary}</summary>")
            .Line($"/// <remarks>Tile: {tile.Rows} x {tile.Columns} sums of 16 lanes (k mod 16), which are added in a fixed tree.</remarks>")
            .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
            .Block($"internal static void {Name}(ref float {A}, ref float {B}{init}, ref float {C}, nuint {M.Name})", () =>
            {
                if (tile.Rows == 1)
                {
                    writer.Block($"for (nuint row = 0; row < {M.Name}; row++)", SingleRow);
                    return;
                }

                writer.Line("nuint row = 0;")
                    .Block($"for (; row + {tile.Rows} <= {M.Name}; row += {tile.Rows})", () => Rows(writer, vector, tile.Rows, tile.Columns))
                    .Blank()
                    .Block($"for (; row < {M.Name}; row++)", SingleRow);
            });
        if (RowMethod is not null)
        {
            writer.Blank()
                .Line($"/// <summary>One row of <see cref=\"{Name}\"/>.</summary>")
                .Line($"[MethodImpl(MethodImplOptions.{RowMethod})]")
                .Block($"private static void {Name}Row(ref float {A}, ref float {B}{init}, ref float {C})", () => Rows(writer, vector, 1, tiling.SingleRow.Columns, row: "0"));
        }

        void SingleRow()
        {
            if (RowMethod is null)
            {
                Rows(writer, vector, 1, tiling.SingleRow.Columns);
                return;
            }

            writer.Line($"{Name}Row(ref Unsafe.Add(ref {A}, row * {AStride}), ref {B}{(Init is null ? "" : $", ref {Init}")}, ref Unsafe.Add(ref {C}, row * {CStride}));");
        }
    }

    /// <summary>All results of some rows.</summary>
    private void Rows(SourceWriter writer, VectorWriter vector, int rows, int results, string row = "row")
    {
        int whole = Results / results;
        int rest = Results % results;
        writer.Line(row == "0" ? $"ref float aRow = ref {A};" : $"ref float aRow = ref Unsafe.Add(ref {A}, {row} * {AStride});")
            .Line(row == "0" ? $"ref float cRow = ref {C};" : $"ref float cRow = ref Unsafe.Add(ref {C}, {row} * {CStride});");
        if (whole > 1)
        {
            writer.Blank().Block($"for (nuint n = 0; n < {whole * results}; n += {results})", () => Sums(writer, vector, rows, results, "n"));
        }
        else
        {
            writer.Blank().Block(() => Sums(writer, vector, rows, results, ""));
        }

        if (rest > 0)
        {
            writer.Blank().Block(() => Sums(writer, vector, rows, rest, Literal.Int(whole * results)));
        }
    }

    private void Sums(SourceWriter writer, VectorWriter vector, int rows, int results, string n)
    {
        int registers = vector.RegistersPerBlock;
        int wholeBlocks = Steps / Block;
        int lastLanes = Steps % Block;
        writer.Line(registers > 1 ? "// Accumulators sRN_J: row R, result N, part J of the 16 lanes." : "// Accumulators sRN: row R, result N.");
        for (int row = 0; row < rows; row++)
        {
            int r = row;
            writer.Statements([$"{vector.Type} " + string.Join(", ", Pairs(1, results).SelectMany(p => Parts(r, p.Result)).Select(s => $"{s} = {vector.Zero}")) + ";"]);
        }

        string start = n switch { "" => $"ref {B}", "n" => $"ref Unsafe.Add(ref {B}, n * {BStride})", _ => $"ref Unsafe.Add(ref {B}, {n} * {BStride})" };
        writer.Blank().Line("ref float a = ref aRow;").Line($"ref float b = {start};");
        if (wholeBlocks > 1)
        {
            writer.Block($"for (nuint k = 0; k < {wholeBlocks * Block}; k += {Block})", () =>
            {
                BlockOfLanes(Block);
                writer.Blank().Line($"a = ref Unsafe.Add(ref a, {Block});").Line($"b = ref Unsafe.Add(ref b, {Block});");
            });
        }
        else if (wholeBlocks == 1)
        {
            writer.Block(() => BlockOfLanes(Block));
            if (lastLanes > 0)
            {
                writer.Line($"a = ref Unsafe.Add(ref a, {Block});").Line($"b = ref Unsafe.Add(ref b, {Block});");
            }
        }

        if (lastLanes > 0)
        {
            writer.Line("// The padding of a row may hold anything: only the lanes that are inputs count.").Block(() => BlockOfLanes(lastLanes));
        }

        writer.Blank();
        for (int row = 0; row < rows; row++)
        {
            int quads = vector.SumsFourBlocks ? results / Four * Four : 0;
            for (int result = 0; result < quads; result += Four)
            {
                int r = row;
                string four = vector.SumLanes(Enumerable.Range(result, Four).SelectMany(each => Parts(r, each)));
                writer.Line($"({four}{(Init is null ? "" : $" + Vector128.LoadUnsafe(ref {Init}, {At(n, result)})")}).StoreUnsafe(ref cRow, {At(n, row * CStride + result)});");
            }

            for (int result = quads; result < results; result++)
            {
                string bias = Init is null ? "" : $" + Unsafe.Add(ref {Init}, {At(n, result)})";
                writer.Line($"Unsafe.Add(ref cRow, {At(n, row * CStride + result)}) = {vector.SumLanes(Parts(row, result))}{bias};");
            }
        }

        IEnumerable<string> Parts(int row, int result) =>
            Enumerable.Range(0, registers).Select(part => $"s{row}{result}{(registers > 1 ? $"_{part}" : "")}");

        void BlockOfLanes(int lanes)
        {
            for (int part = 0; part < registers; part++)
            {
                // Past the last input, in a block that is part of a row, both rows are zero or masked: the sums stay as they are.
                int offset = part * vector.Lanes;
                writer.Statements(Enumerable.Range(0, rows).Select(row =>
                    $"{vector.Type} a{row}_{part} = {vector.KeepFirst(vector.Load("a", Literal.Int(row * AStride + offset)), lanes - offset, vector.Zero)};"));
                for (int result = 0; result < results; result++)
                {
                    string b = vector.Load("b", Literal.Int(result * BStride + offset));
                    string name = b;
                    if (rows > 1)
                    {
                        name = $"b{result}_{part}";
                        writer.Line($"{vector.Type} {name} = {b};");
                    }

                    writer.Statements(Enumerable.Range(0, rows).Select(row =>
                    {
                        string sum = Parts(row, result).ElementAt(part);
                        return $"{sum} = {vector.MultiplyAdd($"a{row}_{part}", name, sum)};";
                    }));
                }
            }
        }
    }

    /// <summary>An index that counts from where a block of results starts.</summary>
    private static string At(string start, int offset) => start switch
    {
        "" => Literal.Int(offset),
        "n" => offset == 0 ? "n" : $"n + {Literal.Int(offset)}",
        _ => Literal.Int(int.Parse(start, System.Globalization.CultureInfo.InvariantCulture) + offset),
    };

    private static IEnumerable<(int Row, int Result)> Pairs(int rows, int results) =>
        from row in Enumerable.Range(0, rows) from result in Enumerable.Range(0, results) select (row, result);
}
