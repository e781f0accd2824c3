using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits the loops of a <see cref="BroadcastProduct"/> over blocks of columns and tiles of rows.</summary>
/// <param name="product">The product.</param>
/// <param name="epilogue">What finishes a vector.</param>
/// <param name="writer">Receives the statements.</param>
/// <param name="vector">Spells the operations.</param>
/// <param name="tiling">The tiles.</param>
/// <param name="rowMethod">The method for a single row; null for none.</param>
internal sealed class BroadcastLoops(
    BroadcastProduct product, IEpilogue epilogue, SourceWriter writer, VectorWriter vector, Tiling tiling, Signature? rowMethod)
{
    private readonly BroadcastTile _tile = new(product, epilogue, writer, vector, tiling);

    private bool DividesColumns => product.Division == TileDivision.Columns;

    private bool DividesTerms => product.Division == TileDivision.Terms;

    private StepBlocks Steps => new(product, epilogue, writer, vector, tiling, _tile);

    /// <summary>Emits the whole kernel.</summary>
    public void Emit()
    {
        Tile main = tiling.Main;
        bool isLoopOfRows =
            product is { M: Extent.Variable, RowMethod: not null, Division: TileDivision.None } && main.Rows == 1;
        if (!isLoopOfRows)
        {
            Prologue();
            writer.Blank();
        }

        ColumnBlocks blocks = Blocks(main.Columns, DividesColumns);
        switch (product.M)
        {
            case Extent.Constant m:
                var tiles = new RowTiles(writer, m, main.Rows, isDivided: product.Division == TileDivision.Rows);
                tiles.Declare();
                blocks.Declare();
                if (tiling.Defers)
                {
                    new DeferredTiles(product, (IDeferredEpilogue)epilogue, writer, vector, tiling, _tile).Emit(tiles, blocks);
                    break;
                }

                blocks.ForEach(columns =>
                {
                    bool advance = m.Value > main.Rows;
                    _tile.Start(tiles.First, main.Rows, columns, advance);
                    tiles.ForEach(() => _tile.Tile(main.Rows, columns, advance));
                    tiles.ForRest(() => _tile.Tile(tiles.Rest, columns, advance: false));
                });
                break;
            case Extent.Variable m when main.Rows > 1 || product.Division != TileDivision.None:
                writer.Line($"nuint tiled = {m.Name} - {m.Name} % {Literal.Int(main.Rows)};");
                blocks.Declare();
                if (DividesTerms)
                {
                    Steps.Declare();
                }

                blocks.ForEach(columns => TilesOfRows(main.Rows, columns), ownScope: true);
                writer.Blank().Line("// The rows that do not fill a tile, one at a time.");
                RestOfRows(m, blocks);
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
        foreach (string line in epilogue.Prologue(vector))
        {
            writer.Line(line);
        }
    }

    private void TilesOfRows(int rows, int columns)
    {
        if (tiling.BlockSteps > 0)
        {
            Steps.Emit(rows, columns);
            return;
        }

        _tile.Start(0);
        writer.Block(
            $"for (nuint row = 0; row < tiled; row += {Literal.Int(rows)})",
            () => _tile.Tile(rows, columns, advance: true));
    }

    private void RestOfRows(Extent.Variable m, ColumnBlocks blocks)
    {
        if (product.Division == TileDivision.None)
        {
            SingleRows(m, "tiled");
            return;
        }

        writer.Block("if (portion.IsWhole)", () => SingleRows(m, "tiled"))
            .Block("else", () => blocks.ForEach(columns => writer.Block($"for (nuint row = tiled; row < {m.Name}; row++)", () =>
            {
                if (DividesTerms)
                {
                    Steps.EmitRow(columns);
                    return;
                }

                // The blocks of a single row are wider, and would have columns of other threads.
                _tile.Start("row");
                writer.Blank();
                _tile.Tile(1, columns, advance: false);
            })));
    }

    private void SingleRows(Extent.Variable m, Position from) => writer.Block($"for (nuint row = {from}; row < {m.Name}; row++)", () =>
    {
        if (rowMethod is null)
        {
            Row("row");
            return;
        }

        // References into rows of A or C move with the row. B, and what the sums start from, do not.
        writer.Line(rowMethod.Call(parameter => parameter.Name == product.A ? AtRow(parameter.Name, product.AStrideM)
            : parameter.Name == product.B || parameter.Name == product.Init ? $"ref {parameter.Name}"
            : AtRow(parameter.Name, product.CStride)) + ";");

        static string AtRow(string name, int stride) => $"ref Unsafe.Add(ref {name}, {new Position("row") * stride})";
    });

    private void Row(Position row) => Blocks(tiling.SingleRow.Columns, isDivided: false).ForEach(columns =>
    {
        _tile.Start(row, 1, columns, advance: false);
        writer.Blank();
        _tile.Tile(1, columns, advance: false);
    });

    private ColumnBlocks Blocks(int columns, bool isDivided) =>
        new(writer, _tile, product.Vectors(vector.Target), vector.Lanes, columns, isDivided);
}
