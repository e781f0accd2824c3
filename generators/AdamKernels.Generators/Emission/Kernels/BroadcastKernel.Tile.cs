using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <content>One tile: accumulators, multiply-adds and epilogue.</content>
internal sealed partial class BroadcastKernel
{
    private sealed partial class Body
    {
        /// <summary>Sums of at most this many multiply-adds are written out instead of looped over.</summary>
        private const int MostUnrolled = 32;

        private void Tile(int rows, int columns, bool advance)
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
        private void Advance(int rows)
        {
            writer.Blank();
            if (_product.A is not null)
            {
                writer.Line($"aRow = ref Unsafe.Add(ref aRow, {Literal.Int(rows * _product.AStrideM)});");
            }

            writer.Line($"at += {Literal.Int(rows * _product.CStride)};");
        }

        private string Accumulator(int row, int column, int chain) => Math.Max(Math.Max(tiling.Main.Rows, tiling.Main.Columns), tiling.SingleRow.Columns) > 10
            ? $"c{row}_{column}{(_product.Chains > 1 ? $"_{chain}" : "")}"
            : $"c{row}{column}{(_product.Chains > 1 ? Literal.Int(chain) : "")}";

        private void Initialize(int rows, int columns)
        {
            string shape = _product.Chains > 1 ? "cRNK: row R, vector N, chain K" : "cRN: row R, vector N";
            writer.Line($"// Accumulators {shape}.{(_product.Init is null ? "" : $" {(_product.Chains > 1 ? "Chain 0 starts" : "They start")} from the {_product.Init}.")}");
            for (int chain = 0; chain < _product.Chains; chain++)
            {
                for (int row = 0; row < rows; row++)
                {
                    int r = row, k = chain;
                    writer.Statements([$"{vector.Type} " + string.Join(", ", Enumerable.Range(0, columns).Select(c => $"{Accumulator(r, c, k)} = {Start(r, c, k)}")) + ";"]);
                }
            }

            if (_product.Continued is { } sums)
            {
                writer.Block("if (continues)", () => ForEachRow(rows, columns, (c, at) => $"{c} = {vector.Load(sums, at)};"));
            }

            writer.Blank();

            string Start(int row, int column, int chain) => (_product.Init, chain, row) switch
            {
                (null, _, _) or (_, > 0, _) => vector.Zero,
                (_, _, 0) => vector.Load(_product.Init!, _column + (column * vector.Lanes)),
                _ => Accumulator(0, column, 0),
            };
        }

        private string FirstB => _column.IsZero ? $"ref {_product.B}" : $"ref Unsafe.Add(ref {_product.B}, {_column})";

        private void Accumulate(int rows, int columns)
        {
            int chains = _product.Chains;
            string b = FirstB;
            switch (_product.K)
            {
                case Extent.Constant k when k.Value * rows * columns <= MostUnrolled:
                    writer.Line($"ref float b = {b};");
                    for (int step = 0; step < k.Value; step++)
                    {
                        Step(rows, columns, step, step % chains, "aRow", isFirst: step == 0);
                    }

                    break;
                case Extent.Constant k:
                    int looped = k.Value / chains * chains;
                    Declare(b);
                    writer.Block(Loop("k", looped, chains), () => Steps(rows, columns, chains));
                    if (looped < k.Value)
                    {
                        writer.Blank().Line("// The steps that do not fill a round of the chains.").Block(() =>
                        {
                            for (int step = 0; step < k.Value - looped; step++)
                            {
                                Step(rows, columns, step, step, "a", isFirst: step == 0);
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

        private void Declare(string b) =>
            writer.Statements(_product.A is null ? [$"ref float b = {b};"] : ["ref float a = ref aRow;", $"ref float b = {b};"]);

        /// <summary>One step of every chain, and on to the next.</summary>
        private void Steps(int rows, int columns, int count)
        {
            for (int step = 0; step < count; step++)
            {
                Step(rows, columns, step, step, "a", isFirst: step == 0);
            }

            writer.Blank();
            if (_product.A is not null)
            {
                writer.Line($"a = ref Unsafe.Add(ref a, {Literal.Int(count * _product.AStrideK)});");
            }

            writer.Line($"b = ref Unsafe.Add(ref b, {Literal.Int(count * _product.BStrideK)});");
        }

        /// <summary>One k: the smaller side of the tile is loaded into registers, the other one streams through.</summary>
        private void Step(int rows, int columns, int step, int chain, string a, bool isFirst)
        {
            string B(int column) => vector.Load("b", step * _product.BStrideK + column * vector.Lanes);
            string A(int row) => vector.Broadcast((row * _product.AStrideM + step * _product.AStrideK) is > 0 and int offset ? $"Unsafe.Add(ref {a}, {Literal.Int(offset)})" : a);

            // Loads of several registers: one declaration the first time, assignments from then on.
            IEnumerable<string> Load(int count, Func<int, string> name, Func<int, string> value) => isFirst
                ? [$"{vector.Type} {string.Join(", ", Enumerable.Range(0, count).Select(i => $"{name(i)} = {value(i)}"))};"]
                : Enumerable.Range(0, count).Select(i => $"{name(i)} = {value(i)};");

            if (_product.A is null)
            {
                writer.Statements(Enumerable.Range(0, columns).Select(c => $"{Accumulator(0, c, chain)} += {B(c)};"));
                return;
            }

            if (_product.Chains > 1)
            {
                writer.Line($"// Chain {chain}.");
            }

            if (columns <= rows)
            {
                writer.Statements(Load(columns, c => $"b{c}", B));
                for (int row = 0; row < rows; row++)
                {
                    if (columns == 1)
                    {
                        string c = Accumulator(row, 0, chain);
                        writer.Line($"{c} = {vector.MultiplyAdd(A(row), "b0", c)};");
                        continue;
                    }

                    writer.Line($"{(isFirst && row == 0 ? $"{vector.Type} " : "")}a0 = {A(row)};");
                    writer.Statements(Enumerable.Range(0, columns).Select(c => $"{Accumulator(row, c, chain)} = {vector.MultiplyAdd("a0", $"b{c}", Accumulator(row, c, chain))};"));
                }

                return;
            }

            writer.Statements(Load(rows, r => $"a{r}", A));
            for (int column = 0; column < columns; column++)
            {
                if (rows == 1)
                {
                    string c = Accumulator(0, column, chain);
                    writer.Line($"{c} = {vector.MultiplyAdd("a0", B(column), c)};");
                    continue;
                }

                writer.Line($"{(isFirst && column == 0 ? $"{vector.Type} " : "")}b0 = {B(column)};");
                int n = column;
                writer.Statements(Enumerable.Range(0, rows).Select(r => $"{Accumulator(r, n, chain)} = {vector.MultiplyAdd($"a{r}", "b0", Accumulator(r, n, chain))};"));
            }
        }

        private void Finish(int rows, int columns)
        {
            string join = _product.Chains > 1 ? "add the chains in their fixed tree" : "";
            string intent = string.Join(", then ", new[] { join, _epilogue.Intent }.Where(text => text.Length > 0));
            if (intent.Length > 0)
            {
                writer.Line($"// Epilogue: {intent}.");
            }

            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    string c = Accumulator(row, column, 0);
                    int at = row * _product.CStride + column * vector.Lanes;
                    IEnumerable<string> finish = _epilogue.Finish(vector, c, new Position("at", at));
                    writer.Statements(_product.Chains > 1 ? new[] { $"{c} = {Tree(row, column)};" }.Concat(finish) : finish);
                }
            }

            string Tree(int row, int column) => _product.Chains == 2
                ? $"{Accumulator(row, column, 0)} + {Accumulator(row, column, 1)}"
                : $"({Accumulator(row, column, 0)} + {Accumulator(row, column, 1)}) + ({Accumulator(row, column, 2)} + {Accumulator(row, column, 3)})";
        }
    }
}
