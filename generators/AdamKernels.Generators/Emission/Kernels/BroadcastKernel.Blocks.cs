using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <content>Long sums in blocks of steps.</content>
internal sealed partial class BroadcastKernel
{
    private sealed partial class Body
    {
        /// <summary>
        /// All tiles of rows for one block of columns. Each block of steps is taken for all rows before the next one, so that its rows of B are
        /// read from the first-level cache; unfinished sums wait where the results go. The order of a sum stays as it is.
        /// </summary>
        private void BlocksOfSteps(int rows, int columns)
        {
            int steps = ((Extent.Constant)_product.K).Value;
            int block = tiling.BlockSteps;
            string destination = _epilogue.Destination ?? throw new InvalidOperationException("Unfinished sums need a place to wait.");
            writer.Line($"// {Literal.Int(block)} steps for all rows, then the next: so many rows of {_product.B} stay in the first-level cache. Unfinished sums wait in {destination}.")
                .Block(Loop("from", steps, block), () =>
                {
                    string length = Literal.Int(block);
                    if (steps % block > 0)
                    {
                        writer.Line($"nuint length = global::System.Math.Min({length}, {Literal.Int(steps)} - from);");
                        length = "length";
                    }

                    Start(0);
                    writer.Line($"aRow = ref Unsafe.Add(ref aRow, from{(_product.AStrideK == 1 ? "" : $" * {Literal.Int(_product.AStrideK)}")});")
                        .Block($"for (nuint row = 0; row < tiled; row += {Literal.Int(rows)})", () =>
                        {
                            Initialize(rows, columns);
                            writer.Block("if (from > 0)", () => ForEachRow(rows, columns, (c, at) => $"{c} = {vector.Load(destination, at)};")).Blank();
                            Declare($"ref Unsafe.Add(ref {_product.B}, {(_column.IsZero ? "" : $"{_column} + ")}from * {Literal.Int(_product.BStrideK)})");
                            writer.Block($"for (nuint k = 0; k < {length}; k++)", () => Steps(rows, columns, 1)).Blank()
                                .Block($"if (from < {Literal.Int((steps - 1) / block * block)})", () => ForEachRow(rows, columns, (c, at) => vector.Store(c, destination, at)))
                                .Block("else", () => Finish(rows, columns));
                            Advance(rows);
                        });
                });
        }

        private void ForEachRow(int rows, int columns, Func<string, Position, string> statement)
        {
            for (int row = 0; row < rows; row++)
            {
                int r = row;
                writer.Statements(Enumerable.Range(0, columns).Select(c =>
                    statement(Accumulator(r, c, 0), new Position("at", r * _product.CStride + c * vector.Lanes))));
            }
        }
    }
}
