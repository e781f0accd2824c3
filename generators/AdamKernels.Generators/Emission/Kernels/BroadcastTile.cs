using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits one tile of a <see cref="BroadcastProduct"/>: accumulators, multiply-adds and epilogue.</summary>
/// <param name="product">The product.</param>
/// <param name="epilogue">What finishes a vector.</param>
/// <param name="writer">Receives the statements.</param>
/// <param name="vector">Spells the operations.</param>
/// <param name="tiling">The tiles.</param>
internal sealed class BroadcastTile(BroadcastProduct product, IEpilogue epilogue, SourceWriter writer, VectorWriter vector, Tiling tiling)
{
    /// <summary>Sums of at most this many multiply-adds are written out instead of looped over.</summary>
    private const int MostUnrolled = 32;

    /// <summary>The column that the current tile starts at: a constant, or a loop's variable.</summary>
    public Position Column { get; set; } = 0;

    /// <summary>The reference to the first row of A in the tile.</summary>
    public string RowOfA => $"{product.A}Row";

    /// <summary>The references that move over the steps.</summary>
    private string StepOfA => $"{product.A}k";

    private string StepOfB => $"{product.B}k";

    /// <summary>All of a tile.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its vectors in a row.</param>
    /// <param name="advance">Whether another one follows.</param>
    public void Tile(int rows, int columns, bool advance)
    {
        Initialize(rows, columns);
        Accumulate(rows, columns);
        Finish(rows, columns);
        if (advance)
        {
            Advance(rows);
        }
    }

    /// <summary>Moves on to the next tile of rows.</summary>
    public void Advance(int rows)
    {
        writer.Blank();
        if (product.A is not null)
        {
            writer.Line($"{RowOfA} = ref Unsafe.Add(ref {RowOfA}, {Literal.Int(rows * product.AStrideM)});");
        }

        writer.Line($"at += {Literal.Int(rows * product.CStride)};");
    }

    /// <summary>The name of an accumulator.</summary>
    public string Accumulator(int row, int column, int chain) =>
        Math.Max(Math.Max(tiling.Main.Rows, tiling.Main.Columns), tiling.SingleRow.Columns) > 10
        ? $"{product.C}{row}_{column}{(product.Chains > 1 ? $"_{chain}" : "")}"
        : $"{product.C}{row}{column}{(product.Chains > 1 ? Literal.Int(chain) : "")}";

    /// <summary>Declares the accumulators of a tile.</summary>
    public void Initialize(int rows, int columns)
    {
        string shape = product.Chains > 1 ? $"{product.C}RNK: row R, vector N, chain K" : $"{product.C}RN: row R, vector N";
        writer.Line(
            $"// Accumulators {shape}.{(product.Init is null ? "" : $" {(product.Chains > 1 ? "Chain 0 starts" : "They start")} from the {product.Init}.")}");
        for (int chain = 0; chain < product.Chains; chain++)
        {
            for (int row = 0; row < rows; row++)
            {
                int r = row, k = chain;
                writer.Statements(
                    [$"{vector.Type} " + string.Join(", ", Enumerable.Range(0, columns).Select(c => $"{Accumulator(r, c, k)} = {Start(r, c, k)}")) + ";"]);
            }
        }

        if (product.Continued is { } sums)
        {
            writer.Block("if (continues)", () => ForEachRow(rows, columns, (c, at) => $"{c} = {vector.Load(sums, at)};"));
        }

        writer.Blank();

        string Start(int row, int column, int chain) => (product.Init, chain, row) switch
        {
            (null, _, _) or (_, > 0, _) => vector.Zero,
            (_, _, 0) => vector.Load(product.Init!, Column + (column * vector.Lanes)),
            _ => Accumulator(0, column, 0),
        };
    }

    /// <summary>Where the tile reads B first.</summary>
    public string FirstB => Column.IsZero ? $"ref {product.B}" : $"ref Unsafe.Add(ref {product.B}, {Column})";

    private void Accumulate(int rows, int columns)
    {
        int chains = product.Chains;
        string b = FirstB;
        switch (product.K)
        {
            case Extent.Constant k when k.Value * rows * columns <= MostUnrolled:
                writer.Line($"ref float {StepOfB} = {b};");
                for (int step = 0; step < k.Value; step++)
                {
                    Step(rows, columns, step, step % chains, RowOfA, isFirst: step == 0);
                }

                break;
            case Extent.Constant k:
                int looped = k.Value / chains * chains;
                Declare(b);
                writer.Block(KernelLoop.Header("k", looped, chains), () => Steps(rows, columns, chains));
                if (looped < k.Value)
                {
                    writer.Blank().Line("// The steps that do not fill a round of the chains.").Block(() =>
                    {
                        for (int step = 0; step < k.Value - looped; step++)
                        {
                            Step(rows, columns, step, step, StepOfA, isFirst: step == 0);
                        }
                    });
                }

                break;
            case Extent.Variable k when chains == 1:
                Declare(b);
                writer.Block($"for (nuint k = 0; k < {k.Name}; k++)", () => Steps(rows, columns, 1));
                break;
            default:
                throw new InvalidOperationException("Chains are split over a constant number of steps only.");
        }

        writer.Blank();
    }

    /// <summary>Declares where the steps read A and B.</summary>
    public void Declare(string b) =>
        writer.Statements(
            product.A is null ? [$"ref float {StepOfB} = {b};"] : [$"ref float {StepOfA} = ref {RowOfA};", $"ref float {StepOfB} = {b};"]);

    /// <summary>One step of every chain, and on to the next.</summary>
    public void Steps(int rows, int columns, int count)
    {
        for (int step = 0; step < count; step++)
        {
            Step(rows, columns, step, step, StepOfA, isFirst: step == 0);
        }

        writer.Blank();
        if (product.A is not null)
        {
            writer.Line($"{StepOfA} = ref Unsafe.Add(ref {StepOfA}, {Literal.Int(count * product.AStrideK)});");
        }

        writer.Line($"{StepOfB} = ref Unsafe.Add(ref {StepOfB}, {Literal.Int(count * product.BStrideK)});");
    }

    /// <summary>One k: the smaller side of the tile is loaded into registers, the other one streams through.</summary>
    private void Step(int rows, int columns, int step, int chain, string a, bool isFirst)
    {
        string B(int column) => vector.Load(StepOfB, step * product.BStrideK + column * vector.Lanes);
        string A(int row) =>
            vector.Broadcast(
                (row * product.AStrideM + step * product.AStrideK) is > 0 and int offset ? $"Unsafe.Add(ref {a}, {Literal.Int(offset)})" : a);

        // Loads of several registers: one declaration the first time, assignments from then on.
        IEnumerable<string> Load(int count, Func<int, string> name, Func<int, string> value) => isFirst
            ? [$"{vector.Type} {string.Join(", ", Enumerable.Range(0, count).Select(i => $"{name(i)} = {value(i)}"))};"]
            : Enumerable.Range(0, count).Select(i => $"{name(i)} = {value(i)};");

        if (product.A is null)
        {
            writer.Statements(Enumerable.Range(0, columns).Select(c => $"{Accumulator(0, c, chain)} += {B(c)};"));
            return;
        }

        if (product.Chains > 1)
        {
            writer.Line($"// Chain {chain}.");
        }

        if (columns <= rows)
        {
            writer.Statements(Load(columns, c => $"{product.B}{c}", B));
            for (int row = 0; row < rows; row++)
            {
                if (columns == 1)
                {
                    string c = Accumulator(row, 0, chain);
                    writer.Line($"{c} = {vector.MultiplyAdd(A(row), $"{product.B}0", c)};");
                    continue;
                }

                writer.Line($"{(isFirst && row == 0 ? $"{vector.Type} " : "")}{product.A}0 = {A(row)};");
                writer.Statements(
                    Enumerable.Range(0, columns).Select(
                        c => $"{Accumulator(row, c, chain)} = "
                            + $"{vector.MultiplyAdd($"{product.A}0", $"{product.B}{c}", Accumulator(row, c, chain))};"));
            }

            return;
        }

        writer.Statements(Load(rows, r => $"{product.A}{r}", A));
        for (int column = 0; column < columns; column++)
        {
            if (rows == 1)
            {
                string c = Accumulator(0, column, chain);
                writer.Line($"{c} = {vector.MultiplyAdd($"{product.A}0", B(column), c)};");
                continue;
            }

            writer.Line($"{(isFirst && column == 0 ? $"{vector.Type} " : "")}{product.B}0 = {B(column)};");
            int n = column;
            writer.Statements(
                Enumerable.Range(0, rows).Select(
                    r => $"{Accumulator(r, n, chain)} = "
                        + $"{vector.MultiplyAdd($"{product.A}{r}", $"{product.B}0", Accumulator(r, n, chain))};"));
        }
    }

    /// <summary>Joins the chains of a tile and runs the epilogue.</summary>
    public void Finish(int rows, int columns)
    {
        string join = product.Chains > 1 ? "add the chains in their fixed tree" : "";
        string intent = string.Join(", then ", new[] { join, epilogue.Intent }.Where(text => text.Length > 0));
        if (intent.Length > 0)
        {
            writer.Line($"// Epilogue: {intent}.");
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                string c = Accumulator(row, column, 0);
                int at = row * product.CStride + column * vector.Lanes;
                IEnumerable<string> finish = epilogue.Finish(vector, c, new Position("at", at));
                writer.Statements(product.Chains > 1 ? new[] { $"{c} = {Tree(row, column)};" }.Concat(finish) : finish);
            }
        }

        string Tree(int row, int column) => product.Chains == 2
            ? $"{Accumulator(row, column, 0)} + {Accumulator(row, column, 1)}"
            : $"({Accumulator(row, column, 0)} + {Accumulator(row, column, 1)}) + ({Accumulator(row, column, 2)} + "
                + $"{Accumulator(row, column, 3)})";
    }

    /// <summary>Declares where a tile reads A and writes C.</summary>
    public void Start(Position row)
    {
        if (product.A is not null)
        {
            writer.Line(
                row.IsZero ? $"ref float {RowOfA} = ref {product.A};" : $"ref float {RowOfA} = ref Unsafe.Add(ref {product.A}, "
                    + $"{row * product.AStrideM});");
        }

        writer.Line($"nuint at = {row * product.CStride + Column};");
    }

    /// <summary>A statement for each accumulator of a tile, by its name and its place in C.</summary>
    public void ForEachRow(int rows, int columns, Func<string, Position, string> statement)
    {
        for (int row = 0; row < rows; row++)
        {
            int r = row;
            writer.Statements(Enumerable.Range(0, columns).Select(c =>
                statement(Accumulator(r, c, 0), new Position("at", r * product.CStride + c * vector.Lanes))));
        }
    }
}
