using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits the loops over blocks of columns: a loop over those that fill a tile, and a copy for the remaining columns.</summary>
/// <param name="writer">Receives the statements.</param>
/// <param name="tile">The tile that moves over the columns.</param>
/// <param name="vectors">Vectors in a row.</param>
/// <param name="lanes">Floats of a vector.</param>
/// <param name="columns">Vectors of a block.</param>
/// <param name="isDivided">Whether a call takes a portion of the blocks.</param>
internal sealed class ColumnBlocks(SourceWriter writer, BroadcastTile tile, int vectors, int lanes, int columns, bool isDivided)
{
    private readonly int _blocks = vectors / columns;
    private readonly int _width = columns * lanes;

    /// <summary>Whether there are columns that do not fill a block.</summary>
    public bool HasRest => Rest > 0;

    private int Rest => vectors % columns;

    private bool IsLoop => isDivided || _blocks > 1;

    /// <summary>Declares where the blocks of the portion start and end, if the call takes one.</summary>
    public void Declare()
    {
        if (isDivided)
        {
            string blocks = Literal.Int(_blocks), width = Literal.Int(_width);
            writer.Line("// The blocks of columns of this portion. Columns that do not fill a block belong to the last one.")
                .Line($"nuint firstColumn = portion.First({blocks}) * {width}, endColumn = portion.End({blocks}) * {width};")
                .Blank();
        }
    }

    /// <summary>Emits all columns.</summary>
    /// <param name="body">Emits all rows of a block, given its vectors.</param>
    /// <param name="ownScope">Whether a single block gets braces, because another one follows in the same scope.</param>
    public void ForEach(Action<int> body, bool ownScope = false)
    {
        ForEachWhole(() => body(columns), ownScope || HasRest);
        if (HasRest)
        {
            writer.Blank();
            ForRest(body);
        }
    }

    /// <summary>Emits the blocks that fill a tile.</summary>
    /// <param name="body">Emits a block.</param>
    /// <param name="ownScope">Whether a single block gets braces.</param>
    public void ForEachWhole(Action body, bool ownScope = false)
    {
        tile.Column = IsLoop ? "n" : 0;
        if (IsLoop)
        {
            Position first = isDivided ? "firstColumn" : 0, end = isDivided ? "endColumn" : _blocks * _width;
            writer.Block(KernelLoop.Header("n", first, end, _width), body);
        }
        else if (ownScope)
        {
            writer.Block(body);
        }
        else
        {
            body();
        }
    }

    /// <summary>Emits the columns that do not fill a block.</summary>
    /// <param name="body">Emits all rows, given the vectors.</param>
    public void ForRest(Action<int> body)
    {
        tile.Column = _blocks * _width;
        writer.Line("// The columns that do not fill a tile.");
        if (isDivided)
        {
            writer.Block("if (portion.HasEnd)", () => body(Rest));
        }
        else
        {
            writer.Block(() => body(Rest));
        }
    }
}
