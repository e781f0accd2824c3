using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits long sums in blocks of steps.</summary>
/// <param name="product">The product.</param>
/// <param name="epilogue">What finishes a vector.</param>
/// <param name="writer">Receives the statements.</param>
/// <param name="vector">Spells the operations.</param>
/// <param name="tiling">The tiles.</param>
/// <param name="tile">Emits a tile.</param>
internal sealed class StepBlocks(
    BroadcastProduct product, IEpilogue epilogue, SourceWriter writer, VectorWriter vector, Tiling tiling, BroadcastTile tile)
{
    /// <summary>
    /// Emits all tiles of rows for one block of columns. Each block of steps is taken for all rows before the next one, so that its rows
    /// of B are read from the first-level cache; unfinished sums wait where the results go. The order of a sum does not change.
    /// </summary>
    public void Emit(int rows, int columns)
    {
        int steps = ((Extent.Constant)product.K).Value;
        int block = tiling.BlockSteps;
        string destination = epilogue.Destination ?? throw new InvalidOperationException("Unfinished sums need a place to wait.");
        writer.Line($"// {Literal.Int(block)} steps for all rows, then the next: that many rows of {product.B} stay in the first-level "
                + $"cache. Partial sums wait in {destination}.")
            .Block(KernelLoop.Header("from", steps, block), () =>
            {
                string length = Literal.Int(block);
                if (steps % block > 0)
                {
                    writer.Line($"nuint length = global::System.Math.Min({length}, {Literal.Int(steps)} - from);");
                    length = "length";
                }

                string rowOfA = tile.Products.RowOfA;
                tile.Start(0);
                writer.Line($"{rowOfA} = ref Unsafe.Add(ref {rowOfA}, {new Position("from") * product.AStrideK});")
                    .Block($"for (nuint row = 0; row < tiled; row += {Literal.Int(rows)})", () => Tile(rows, columns, length, destination));
            });
    }

    /// <summary>Emits one block of steps of a tile.</summary>
    private void Tile(int rows, int columns, string length, string destination)
    {
        int lastBlock = (((Extent.Constant)product.K).Value - 1) / tiling.BlockSteps * tiling.BlockSteps;
        Position b = tile.Column + new Position("from") * product.BStrideK;
        tile.Accumulators.Declare(rows, columns, tile.Column);
        writer.Block(
            "if (from > 0)",
            () => tile.Accumulators.ForEach(rows, columns, (sum, at) => $"{sum} = {vector.Load(destination, at)};")).Blank();
        tile.Products.Declare($"ref Unsafe.Add(ref {product.B}, {b})");
        writer.Block($"for (nuint k = 0; k < {length}; k++)", () => tile.Products.Steps(rows, columns, 1))
            .Blank()
            .Block(
                $"if (from < {Literal.Int(lastBlock)})",
                () => tile.Accumulators.ForEach(rows, columns, (sum, at) => vector.Store(sum, destination, at)))
            .Block("else", () => tile.Finish(rows, columns));
        tile.Advance(rows);
    }
}
