using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <content>Tiles whose long epilogue runs beside the products of the next tile.</content>
internal sealed partial class BroadcastKernel
{
    private sealed partial class Body
    {
        private const string Pending = "pending";

        /// <summary>Where the vector that waits lies in C.</summary>
        private const string Waiting = "waiting + column";

        /// <summary>Only where a vector is a cache line, so that none is asked for twice.</summary>
        private bool Prefetches => kernel.Prefetches && vector.Lanes == BufferLayout.Alignment;

        /// <summary>
        /// All results. A root and a division after it take longer than a processor looks ahead, so that products would wait for them. Here
        /// products of the next tile stand between the two.
        /// </summary>
        private void EmitDeferring(IDeferredEpilogue epilogue, int m)
        {
            Tile tile = tiling.Main;
            int tiled = m / tile.Rows * tile.Rows;
            int whole = _vectors / tile.Columns * tile.Columns;
            int width = tile.Columns * vector.Lanes;
            Extent.Variable k = (Extent.Variable)_product.K;
            writer
                .Line("// The gradients of a tile wait in pending: their roots and divisions are computed beside the products of the next tile.")
                .Line($"nuint share = ({k.Name} + {Literal.Int(tile.Rows * tile.Columns - 1)}) / {Literal.Int(tile.Rows * tile.Columns)}, waiting = 0, from = 0;")
                .Line("bool waits = false;")
                .Line($"{vector.Type} numerator = {vector.Zero}, root = {vector.Zero};");
            string rows = Loop("row", tiled, tile.Rows);
            _column = whole == tile.Columns ? 0 : "n";
            writer.Block(rows, () =>
            {
                if (whole == tile.Columns)
                {
                    DeferringTile(epilogue, k);
                    return;
                }

                // Row by row, as parameters lie in memory, and not block by block of columns: so a processor fetches them ahead.
                writer.Block(Loop("n", whole * vector.Lanes, width), () => DeferringTile(epilogue, k));
            });
            writer.Blank().Line("// The last tile has no products to stand beside.");
            ForEachWaiting(prefetches: false, () => writer.Statements(epilogue.Finish(vector, vector.Load(Pending, "from"), Waiting)));
            if (m > tiled)
            {
                writer.Blank().Line("// The rows that do not fill a tile.").Block(() => ForEachColumns(tile.Columns, block =>
                {
                    Start(tiled);
                    Tile(m - tiled, block, advance: false);
                }));
            }

            if (whole < _vectors)
            {
                _column = whole * vector.Lanes;
                writer.Blank().Line("// The columns that do not fill a tile.").Block(rows, () =>
                {
                    Start("row");
                    Tile(tile.Rows, _vectors - whole, advance: false);
                });
            }
        }

        private void DeferringTile(IDeferredEpilogue epilogue, Extent.Variable k)
        {
            (int rows, int columns) = (tiling.Main.Rows, tiling.Main.Columns);
            Start("row");
            Initialize(rows, columns);
            Declare(FirstB);
            writer.Line("nuint k = 0;");
            if (Prefetches)
            {
                writer.Line("nuint ahead = at;");
            }

            ForEachWaiting(Prefetches, () => writer
                .Block("if (waits)", () => writer.Line(epilogue.Begin(vector.Load(Pending, "from"), Waiting)))
                .Blank()
                .Line($"for (nuint end = global::System.Math.Min(k + share, {k.Name}); k < end; k++)")
                .Block(() => Steps(rows, columns, 1))
                .Blank()
                .Block("if (waits)", () => writer.Line(epilogue.End(vector, Waiting))));
            writer.Blank();
            for (int row = 0; row < rows; row++)
            {
                int r = row;
                writer.Statements(Enumerable.Range(0, columns).Select(c =>
                    vector.Store(Accumulator(r, c, 0), Pending, (r * columns + c) * vector.Lanes)));
            }

            writer.Blank().Line("waiting = at;").Line("waits = true;");
        }

        /// <summary>A loop over the vectors of the tile that waits, which leaves <c>waiting</c> behind its last row.</summary>
        private void ForEachWaiting(bool prefetches, Action body)
        {
            string stride = Literal.Int(_product.CStride);
            writer.Line("from = 0;").Block(Loop("tileRow", tiling.Main.Rows, 1), () =>
            {
                writer.Block(Loop("column", tiling.Main.Columns * vector.Lanes, vector.Lanes), () =>
                {
                    if (prefetches)
                    {
                        writer.Line("// What this tile will update while the next one is multiplied.")
                            .Statements(_epilogue.References.Select(name => $"Prefetch.Line(ref {name}, ahead + column);"));
                    }

                    body();
                    writer.Line($"from += {Literal.Int(vector.Lanes)};");
                });
                writer.Blank().Line($"waiting += {stride};{(prefetches ? $" ahead += {stride};" : "")}");
            });
        }
    }
}
