using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits the loops over the tiles of rows of a product whose number of rows is known.</summary>
/// <param name="writer">Receives the statements.</param>
/// <param name="rows">The rows.</param>
/// <param name="tile">Rows of a tile.</param>
/// <param name="isDivided">Whether a call takes a portion of the tiles.</param>
internal sealed class RowTiles(SourceWriter writer, Extent.Constant rows, int tile, bool isDivided)
{
    private readonly int _tiles = rows.Value / tile;

    /// <summary>The first row that does not fill a tile.</summary>
    public int Tiled => _tiles * tile;

    /// <summary>Rows that do not fill a tile.</summary>
    public int Rest => rows.Value % tile;

    /// <summary>Where the tiles start.</summary>
    public Position First => isDivided ? "firstRow" : 0;

    private bool IsLoop => isDivided || _tiles > 1;

    /// <summary>Declares where the tiles of the portion start and end, if the call takes one.</summary>
    public void Declare()
    {
        if (isDivided)
        {
            string tiles = Literal.Int(_tiles), size = Literal.Int(tile);
            writer.Line("// The tiles of this portion. Rows that do not fill a tile belong to the last one.")
                .Line($"nuint firstRow = portion.First({tiles}) * {size}, endRow = portion.End({tiles}) * {size};")
                .Blank();
        }
    }

    /// <summary>Emits the tiles: a loop, or a single one.</summary>
    public void ForEach(Action body)
    {
        Position end = isDivided ? "endRow" : Tiled;
        if (IsLoop)
        {
            writer.Block(KernelLoop.Header("row", First, end, tile), body);
        }
        else
        {
            writer.Block(body);
        }
    }

    /// <summary>Emits the rows that do not fill a tile.</summary>
    public void ForRest(Action body)
    {
        if (Rest == 0)
        {
            return;
        }

        writer.Blank().Line("// The rows that do not fill a tile.");
        if (isDivided)
        {
            writer.Block("if (portion.HasEnd)", body);
        }
        else
        {
            writer.Block(body);
        }
    }
}
