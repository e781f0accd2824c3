namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>How the tiles of a product are divided among threads.</summary>
internal enum TileDivision
{
    /// <summary>Not at all: a call computes all of them.</summary>
    None,

    /// <summary>A call computes a portion of the tiles of rows.</summary>
    Rows,

    /// <summary>A call computes a portion of the blocks of columns, each for all rows.</summary>
    Columns,

    /// <summary>A call adds a portion of the terms to all sums: the next portion goes on from what it leaves in C.</summary>
    Terms,
}
