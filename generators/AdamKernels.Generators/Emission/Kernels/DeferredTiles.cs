using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits tiles whose long epilogue overlaps with the products of the next tile.</summary>
/// <param name="product">The product.</param>
/// <param name="epilogue">What finishes a vector, in two halves.</param>
/// <param name="writer">Receives the statements.</param>
/// <param name="vector">Spells the operations.</param>
/// <param name="tiling">The tiles.</param>
/// <param name="tile">Emits a tile.</param>
internal sealed class DeferredTiles(
    BroadcastProduct product, IDeferredEpilogue epilogue, SourceWriter writer, VectorWriter vector, Tiling tiling, BroadcastTile tile)
{
    /// <summary>The reference to the memory in which results wait.</summary>
    public const string Pending = "pending";

    /// <summary>The place of the waiting vector in C.</summary>
    private static readonly Position Waiting = new Position("waiting") + "column";

    /// <summary>
    /// Emits all results. A root followed by a division takes longer than a processor looks ahead, so products would wait for them. Here,
    /// products of the next tile stand between the two halves of the epilogue.
    /// </summary>
    /// <param name="tiles">The loops over rows.</param>
    /// <param name="blocks">The loops over columns.</param>
    public void Emit(RowTiles tiles, ColumnBlocks blocks)
    {
        Tile main = tiling.Main;
        int results = main.Rows * main.Columns;
        Extent.Variable k = (Extent.Variable)product.K;
        writer
            .Line("// The gradients of a tile wait in pending: their roots and divisions overlap with the products of the next tile.")
            .Line($"nuint share = ({k.Name} + {Literal.Int(results - 1)}) / {Literal.Int(results)}, waiting = 0, from = 0;")
            .Line("bool waits = false;")
            .Line($"{vector.Type} numerator = {vector.Zero}, root = {vector.Zero};");

        // Row by row, as parameters lie in memory, and not block by block of columns, so that the processor prefetches them.
        tiles.ForEach(() => blocks.ForEachWhole(() => Tile(k)));
        writer.Blank().Line("// No products are left to overlap with the last tile.");
        if (product.Division == TileDivision.None)
        {
            FinishLast();
        }
        else
        {
            writer.Block("if (waits)", FinishLast);
        }

        tiles.ForRest(() => blocks.ForEach(columns =>
        {
            tile.Start(tiles.Tiled);
            tile.Tile(tiles.Rest, columns, advance: false);
        }));
        if (blocks.HasRest)
        {
            writer.Blank();
            blocks.ForRest(columns => tiles.ForEach(() =>
            {
                tile.Start("row");
                tile.Tile(main.Rows, columns, advance: false);
            }));
        }

        void FinishLast() => ForEachWaiting(
            prefetches: false,
            () => writer.Statements(epilogue.Finish(vector, vector.Load(Pending, "from"), Waiting)));
    }

    private void Tile(Extent.Variable k)
    {
        (int rows, int columns) = (tiling.Main.Rows, tiling.Main.Columns);
        tile.StartDeferred("row");
        tile.Accumulators.Declare(rows, columns, tile.Column);
        tile.Products.Declare(tile.FirstB);
        writer.Line("nuint k = 0;");
        if (tiling.Prefetches)
        {
            writer.Line("nuint ahead = at;");
        }

        ForEachWaiting(tiling.Prefetches, () => writer
            .Block("if (waits)", () => writer.Line(epilogue.Begin(vector.Load(Pending, "from"), Waiting)))
            .Blank()
            .Line($"for (nuint end = global::System.Math.Min(k + share, {k.Name}); k < end; k++)")
            .Block(() => tile.Products.Steps(rows, columns, 1))
            .Blank()
            .Block("if (waits)", () => writer.Line(epilogue.End(vector, Waiting))));
        writer.Blank();
        for (int row = 0; row < rows; row++)
        {
            int r = row;
            writer.Statements(Enumerable.Range(0, columns).Select(c =>
                vector.Store(tile.Accumulators.Name(r, c), Pending, (r * columns + c) * vector.Lanes)));
        }

        writer.Blank().Line("waiting = at;").Line("waits = true;");
    }

    /// <summary>Emits a loop over the vectors of the waiting tile, which leaves <c>waiting</c> after its last row.</summary>
    private void ForEachWaiting(bool prefetches, Action body)
    {
        string stride = Literal.Int(product.CStride);
        writer.Line("from = 0;").Block(KernelLoop.Header("tileRow", tiling.Main.Rows, 1), () =>
        {
            writer.Block(KernelLoop.Header("column", tiling.Main.Columns * vector.Lanes, vector.Lanes), () =>
            {
                if (prefetches)
                {
                    writer.Line("// Prefetch what this tile will update while the next one is multiplied.")
                        .Statements(epilogue.References.Select(name => $"Prefetch.Line(ref {name}, ahead + column);"));
                }

                body();
                writer.Line($"from += {Literal.Int(vector.Lanes)};");
            });
            writer.Blank().Line($"waiting += {stride};{(prefetches ? $" ahead += {stride};" : "")}");
        });
    }
}
