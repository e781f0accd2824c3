using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <content>The loops over blocks of columns and tiles of rows.</content>
internal sealed partial class BroadcastKernel
{
    /// <summary>Emits the loops of one kernel for one target.</summary>
    private sealed partial class Body(BroadcastKernel kernel, SourceWriter writer, VectorWriter vector, Tiling tiling, bool defers)
    {
        private readonly BroadcastProduct _product = kernel._product;
        private readonly IEpilogue _epilogue = kernel._epilogue;
        private readonly int _vectors = kernel.Vectors(vector);

        /// <summary>The column that the current tile starts at: a constant, or a loop's variable.</summary>
        private Position _column = 0;

        public void Emit()
        {
            Tile main = tiling.Main;
            bool isLoopOfRows = _product is { M: Extent.Variable, RowMethod: not null } && main.Rows == 1;
            if (!isLoopOfRows)
            {
                Prologue();
                writer.Blank();
            }

            switch (_product.M)
            {
                case Extent.Constant m when defers:
                    EmitDeferring((IDeferredEpilogue)_epilogue, m.Value);
                    break;
                case Extent.Constant m:
                    ForEachColumns(main.Columns, columns =>
                    {
                        Start(0);
                        if (m.Value / main.Rows > 1)
                        {
                            writer.Block(Loop("row", m.Value / main.Rows * main.Rows, main.Rows), () => Tile(main.Rows, columns, advance: true));
                        }
                        else
                        {
                            writer.Block(() => Tile(main.Rows, columns, advance: m.Value > main.Rows));
                        }

                        if (m.Value % main.Rows is > 0 and int rest)
                        {
                            writer.Blank().Line("// The rows that do not fill a tile.").Block(() => Tile(rest, columns, advance: false));
                        }
                    });
                    break;
                case Extent.Variable m when main.Rows > 1:
                    writer.Line($"nuint tiled = {m.Name} - {m.Name} % {Literal.Int(main.Rows)};");
                    ForEachColumns(main.Columns, columns =>
                    {
                        if (tiling.BlockSteps > 0)
                        {
                            BlocksOfSteps(main.Rows, columns);
                            return;
                        }

                        Start(0);
                        writer.Block($"for (nuint row = 0; row < tiled; row += {Literal.Int(main.Rows)})", () => Tile(main.Rows, columns, advance: true));
                    }, ownScope: true);
                    writer.Blank().Line("// The rows that do not fill a tile, one at a time.");
                    SingleRows(m, "tiled");
                    break;
                case Extent.Variable m:
                    SingleRows(m, 0);
                    break;
            }
        }

        /// <summary>Emits the method for a single row.</summary>
        public void EmitRow()
        {
            Prologue();
            Row(0);
        }

        private void Prologue()
        {
            foreach (string line in _epilogue.Prologue(vector))
            {
                writer.Line(line);
            }
        }

        private void SingleRows(Extent.Variable m, Position from) => writer.Block($"for (nuint row = {from}; row < {m.Name}; row++)", () =>
        {
            if (_product.RowMethod is null)
            {
                Row("row");
                return;
            }

            // What lies in rows of A or C moves with the row; B and what the sums start from do not.
            Signature call = kernel.RowSignature!;
            writer.Line(call.Call(parameter => parameter.Name == _product.A ? AtRow(parameter.Name, _product.AStrideM)
                : parameter.Name == _product.B || parameter.Name == _product.Init ? $"ref {parameter.Name}"
                : AtRow(parameter.Name, _product.CStride)) + ";");

            static string AtRow(string name, int stride) => $"ref Unsafe.Add(ref {name}, {new Position("row") * stride})";
        });

        private void Row(Position row) => ForEachColumns(tiling.SingleRow.Columns, columns =>
        {
            Start(row);
            writer.Blank();
            Tile(1, columns, advance: false);
        });

        /// <summary>Emits the blocks of columns: a loop over those that fill a tile, and a copy for those that remain.</summary>
        /// <param name="columns">Vectors in a block.</param>
        /// <param name="rows">Emits all rows of a block, given its vectors.</param>
        /// <param name="ownScope">Whether a single block gets braces, because another one follows in the same scope.</param>
        private void ForEachColumns(int columns, Action<int> rows, bool ownScope = false)
        {
            int whole = _vectors / columns;
            int rest = _vectors % columns;
            int step = columns * vector.Lanes;
            _column = whole > 1 ? "n" : 0;
            if (whole > 1)
            {
                writer.Block(Loop("n", whole * step, step), () => rows(columns));
            }
            else if (rest > 0 || ownScope)
            {
                writer.Block(() => rows(columns));
            }
            else
            {
                rows(columns);
            }

            if (rest > 0)
            {
                _column = whole * step;
                writer.Blank().Line("// The columns that do not fill a tile.").Block(() => rows(rest));
            }
        }

        private static string Loop(string variable, int end, int step) =>
            $"for (nuint {variable} = 0; {variable} < {Literal.Int(end)}; {(step == 1 ? $"{variable}++" : $"{variable} += {Literal.Int(step)}")})";

        /// <summary>Declares where a tile reads A and writes C.</summary>
        private void Start(Position row)
        {
            if (_product.A is not null)
            {
                writer.Line(row.IsZero ? $"ref float aRow = ref {_product.A};" : $"ref float aRow = ref Unsafe.Add(ref {_product.A}, {row * _product.AStrideM});");
            }

            writer.Line($"nuint at = {row * _product.CStride + _column};");
        }
    }
}
