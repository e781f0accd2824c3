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
    private readonly int _steps = ((Extent.Constant)product.K).Value;

    private readonly string _destination =
        epilogue.Destination ?? throw new InvalidOperationException("Unfinished sums need a place to wait.");

    private bool IsDivided => product.Division == TileDivision.Terms;

    /// <summary>Whether the last block may be shorter.</summary>
    private bool HasLength => IsDivided || _steps % tiling.BlockSteps > 0;

    private string Length => HasLength ? "length" : Literal.Int(tiling.BlockSteps);

    /// <summary>Declares the steps of the portion.</summary>
    public void Declare() => writer
        .Line($"// The steps of this portion. Sums that an earlier one has begun, and a later one will finish, wait in {_destination}.")
        .Line($"nuint firstStep = portion.First({Literal.Int(_steps)}), endStep = portion.End({Literal.Int(_steps)});")
        .Blank();

    /// <summary>
    /// Emits all tiles of rows for one block of columns. Each block of steps is taken for all rows before the next one, so that its rows
    /// of B are read from the first-level cache; unfinished sums wait where the results go. The order of a sum does not change.
    /// </summary>
    public void Emit(int rows, int columns)
    {
        int block = tiling.BlockSteps;
        Position first = IsDivided ? "firstStep" : 0, end = IsDivided ? "endStep" : _steps;
        writer.Line($"// {Literal.Int(block)} steps for all rows, then the next: that many rows of {product.B} stay in the first-level "
                + $"cache. Partial sums wait in {_destination}.")
            .Block(KernelLoop.Header("from", first, end, block), () =>
            {
                if (HasLength)
                {
                    writer.Line($"nuint length = global::System.Math.Min({Literal.Int(block)}, {end} - from);");
                }

                Start(0);
                writer.Block($"for (nuint row = 0; row < tiled; row += {Literal.Int(rows)})", () =>
                {
                    Tile(rows, columns);
                    tile.Advance(rows);
                });
            });
    }

    /// <summary>Emits all steps of the portion for a single row.</summary>
    public void EmitRow(int columns) => writer.Block("for (nuint from = firstStep; from < endStep; from = endStep)", () =>
    {
        writer.Line("nuint length = endStep - firstStep;");
        Start("row");
        Tile(1, columns);
    });

    private void Start(Position row)
    {
        string rowOfA = tile.Products.RowOfA;
        tile.Start(row);
        writer.Line($"{rowOfA} = ref Unsafe.Add(ref {rowOfA}, {new Position("from") * product.AStrideK});");
    }

    /// <summary>Emits one block of steps of a tile.</summary>
    private void Tile(int rows, int columns)
    {
        int lastBlock = (_steps - 1) / tiling.BlockSteps * tiling.BlockSteps;
        string isUnfinished = IsDivided ? $"from + length < {Literal.Int(_steps)}" : $"from < {Literal.Int(lastBlock)}";
        Position b = tile.Column + new Position("from") * product.BStrideK;
        tile.Accumulators.Declare(rows, columns, tile.Column);
        writer.Block(
            "if (from > 0)",
            () => tile.Accumulators.ForEach(rows, columns, (sum, at) => $"{sum} = {vector.Load(_destination, at)};")).Blank();
        tile.Products.Declare($"ref Unsafe.Add(ref {product.B}, {b})");
        writer.Block($"for (nuint k = 0; k < {Length}; k++)", () => tile.Products.Steps(rows, columns, 1))
            .Blank()
            .Block(
                $"if ({isUnfinished})",
                () => tile.Accumulators.ForEach(rows, columns, (sum, at) => vector.Store(sum, _destination, at)))
            .Block("else", () => tile.Finish(rows, columns));
    }
}
