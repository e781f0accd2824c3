using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>
/// Emits a <see cref="DotProduct"/>. On every path, each sum runs in 16 lanes (k mod 16), which are added in a fixed tree.
/// </summary>
internal sealed class DotKernel(DotProduct product) : IKernelEmitter
{
    private const int Block = BufferLayout.Alignment;

    /// <summary>Sums whose lanes are added together.</summary>
    private const int Four = 4;

    /// <summary>Writes the sums that are finished together.</summary>
    private static readonly VectorWriter s_four = VectorWriter.OfLanes(Four);

    /// <summary>Writes a single sum.</summary>
    private static readonly VectorWriter s_one = VectorWriter.OfLanes(1);

    public Signature Signature => new(product.Name, [.. References, Parameter.Rows(product.M.Name)]);

    public Signature? RowSignature => RowMethods.SignatureOf(product.RowMethod, product.Name, [.. References]);

    private IEnumerable<Parameter> References =>
        new[] { product.A, product.B, product.Init, product.C }.OfType<string>().Select(Parameter.Reference);

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
        Tiling tiling = product.ChooseTiling(vector.Target);
        Tile tile = tiling.Main;
        writer.Line($"/// <summary>{product.Summary}</summary>")
            .Line($"/// <remarks>Tile: {tile.Rows} x {tile.Columns} sums of 16 lanes (k mod 16), which are added in a fixed tree."
                + "</remarks>")
            .Line(KernelMethod.Attribute)
            .Block($"public static {Signature.Declaration}", () =>
            {
                if (tile.Rows == 1)
                {
                    writer.Block($"for (nuint row = 0; row < {product.M.Name}; row++)", SingleRow);
                    return;
                }

                writer.Line("nuint row = 0;")
                    .Block(
                        $"for (; row + {tile.Rows} <= {product.M.Name}; row += {tile.Rows})",
                        () => Rows(writer, vector, tile.Rows, tile.Columns, "row"))
                    .Blank()
                    .Block($"for (; row < {product.M.Name}; row++)", SingleRow);
            });
        if (RowSignature is { } row)
        {
            RowMethods.Emit(
                writer, product.RowMethod, product.Name, row, () => Rows(writer, vector, 1, tiling.SingleRow.Columns, row: 0));
        }

        void SingleRow()
        {
            if (RowSignature is not { } oneRow)
            {
                Rows(writer, vector, 1, tiling.SingleRow.Columns, "row");
                return;
            }

            writer.Line(oneRow.Call(parameter => parameter.Name == product.A ? $"ref Unsafe.Add(ref {product.A}, row * {product.AStride})"
                : parameter.Name == product.C ? $"ref Unsafe.Add(ref {product.C}, row * {product.CStride})"
                : $"ref {parameter.Name}") + ";");
        }
    }

    /// <summary>Emits all results of some rows.</summary>
    private void Rows(SourceWriter writer, VectorWriter vector, int rows, int results, Position row)
    {
        int whole = product.Results / results;
        int rest = product.Results % results;
        writer.Line($"ref float {product.A}Row = ref {AtRow(product.A, product.AStride)};")
            .Line($"ref float {product.C}Row = ref {AtRow(product.C, product.CStride)};");
        if (whole > 1)
        {
            writer.Blank().Block(
                $"for (nuint n = 0; n < {whole * results}; n += {results})",
                () => Sums(writer, vector, rows, results, "n"));
        }
        else
        {
            writer.Blank().Block(() => Sums(writer, vector, rows, results, 0));
        }

        if (rest > 0)
        {
            writer.Blank().Block(() => Sums(writer, vector, rows, rest, whole * results));
        }

        string AtRow(string reference, int stride) => row.IsZero ? reference : $"Unsafe.Add(ref {reference}, {row * stride})";
    }

    private void Sums(SourceWriter writer, VectorWriter vector, int rows, int results, Position n)
    {
        int registers = vector.RegistersPerBlock;
        int wholeBlocks = product.Steps / Block;
        int lastLanes = product.Steps % Block;
        string part = registers > 1 ? "_J: row R, result N, part J of the 16 lanes" : ": row R, result N";
        writer.Line($"// Accumulators {product.C}RN{part}.");
        for (int row = 0; row < rows; row++)
        {
            int r = row;
            IEnumerable<string> sums = Enumerable.Range(0, results).SelectMany(result => Parts(r, result));
            writer.Line($"{vector.Type} {string.Join(", ", sums.Select(sum => $"{sum} = {vector.Zero}"))};");
        }

        string start = n.IsZero ? $"ref {product.B}" : $"ref Unsafe.Add(ref {product.B}, {n * product.BStride})";
        writer.Blank().Line($"ref float {product.A}k = ref {product.A}Row;").Line($"ref float {product.B}k = {start};");
        if (wholeBlocks > 1)
        {
            writer.Block($"for (nuint k = 0; k < {wholeBlocks * Block}; k += {Block})", () =>
            {
                BlockOfLanes(Block);
                writer.Blank();
                Advance();
            });
        }
        else if (wholeBlocks == 1)
        {
            writer.Block(() => BlockOfLanes(Block));
            if (lastLanes > 0)
            {
                Advance();
            }
        }

        if (lastLanes > 0)
        {
            writer.Line("// Padding may hold anything: only the lanes that are inputs count.").Block(() => BlockOfLanes(lastLanes));
        }

        writer.Blank();
        for (int row = 0; row < rows; row++)
        {
            int quads = vector.SumsFourBlocks ? results / Four * Four : 0;
            for (int result = 0; result < quads; result += Four)
            {
                int r = row;
                string four = vector.SumLanes(Enumerable.Range(result, Four).SelectMany(each => Parts(r, each)));
                string bias = product.Init is null ? "" : $" + {s_four.Load(product.Init, n + result)}";
                writer.Line(s_four.Store(product.Init is null ? four : $"({four}{bias})", $"{product.C}Row", Place(row, result)));
            }

            for (int result = quads; result < results; result++)
            {
                string bias = product.Init is null ? "" : $" + {s_one.Load(product.Init, n + result)}";
                writer.Line(s_one.Store($"{vector.SumLanes(Parts(row, result))}{bias}", $"{product.C}Row", Place(row, result)));
            }
        }

        IEnumerable<string> Parts(int row, int result) =>
            Enumerable.Range(0, registers).Select(part => $"{product.C}{row}{result}{(registers > 1 ? $"_{part}" : "")}");

        Position Place(int row, int result) => n + (row * product.CStride + result);

        void Advance() => writer.Line($"{product.A}k = ref Unsafe.Add(ref {product.A}k, {Block});")
            .Line($"{product.B}k = ref Unsafe.Add(ref {product.B}k, {Block});");

        void BlockOfLanes(int lanes)
        {
            for (int part = 0; part < registers; part++)
            {
                // Lanes past the last input are zero or masked in both rows, so the sums do not change.
                int offset = part * vector.Lanes;
                writer.Statements(Enumerable.Range(0, rows).Select(row =>
                    $"{vector.Type} {product.A}{row}_{part} = "
                    + $"{vector.KeepFirst(vector.Load($"{product.A}k", row * product.AStride + offset), lanes - offset, vector.Zero)};"));
                for (int result = 0; result < results; result++)
                {
                    string b = vector.Load($"{product.B}k", result * product.BStride + offset);
                    string name = b;
                    if (rows > 1)
                    {
                        name = $"{product.B}{result}_{part}";
                        writer.Line($"{vector.Type} {name} = {b};");
                    }

                    writer.Statements(Enumerable.Range(0, rows).Select(row =>
                    {
                        string sum = Parts(row, result).ElementAt(part);
                        return $"{sum} = {vector.MultiplyAdd($"{product.A}{row}_{part}", name, sum)};";
                    }));
                }
            }
        }
    }
}
