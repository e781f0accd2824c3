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

    /// <summary>Emits the whole kernel.</summary>
    public void Emit()
    {
        Tile main = tiling.Main;
        bool isLoopOfRows = product is { M: Extent.Variable, RowMethod: not null } && main.Rows == 1;
        if (!isLoopOfRows)
        {
            Prologue();
            writer.Blank();
        }

        switch (product.M)
        {
            case Extent.Constant m:
                var tiles = new RowTiles(writer, m, main.Rows);
                tiles.Declare();
                if (tiling.Defers)
                {
                    new DeferredTiles(product, (IDeferredEpilogue)epilogue, writer, vector, tiling, _tile).Emit(tiles, this);
                    break;
                }

                ForEachColumns(main.Columns, columns =>
                {
                    _tile.Start(tiles.First);
                    tiles.ForEach(() => _tile.Tile(main.Rows, columns, advance: m.Value > main.Rows));
                    tiles.ForRest(() => _tile.Tile(tiles.Rest, columns, advance: false));
                });
                break;
            case Extent.Variable m when main.Rows > 1:
                writer.Line($"nuint tiled = {m.Name} - {m.Name} % {Literal.Int(main.Rows)};");
                ForEachColumns(main.Columns, columns =>
                {
                    if (tiling.BlockSteps > 0)
                    {
                        new StepBlocks(product, epilogue, writer, vector, tiling, _tile).Emit(main.Rows, columns);
                        return;
                    }

                    _tile.Start(0);
                    writer.Block(
                        $"for (nuint row = 0; row < tiled; row += {Literal.Int(main.Rows)})",
                        () => _tile.Tile(main.Rows, columns, advance: true));
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
        foreach (string line in epilogue.Prologue(vector))
        {
            writer.Line(line);
        }
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

    private void Row(Position row) => ForEachColumns(tiling.SingleRow.Columns, columns =>
    {
        _tile.Start(row);
        writer.Blank();
        _tile.Tile(1, columns, advance: false);
    });

    /// <summary>Emits the blocks of columns: a loop over those that fill a tile, and a copy for the remaining columns.</summary>
    /// <param name="columns">Vectors in a block.</param>
    /// <param name="rows">Emits all rows of a block, given its vectors.</param>
    /// <param name="ownScope">Whether a single block gets braces, because another one follows in the same scope.</param>
    public void ForEachColumns(int columns, Action<int> rows, bool ownScope = false)
    {
        int vectors = product.Vectors(vector.Target);
        int whole = vectors / columns;
        int rest = vectors % columns;
        int step = columns * vector.Lanes;
        _tile.Column = whole > 1 ? "n" : 0;
        if (whole > 1)
        {
            writer.Block(KernelLoop.Header("n", whole * step, step), () => rows(columns));
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
            _tile.Column = whole * step;
            writer.Blank().Line("// The columns that do not fill a tile.").Block(() => rows(rest));
        }
    }
}
