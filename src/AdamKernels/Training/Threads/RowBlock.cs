namespace AdamKernels;

/// <summary>Divides consecutive rows among threads.</summary>
internal static class RowBlock
{
    /// <summary>Rows of a block are a multiple of this, so that they fill the kernels' tiles of rows and whole cache lines.</summary>
    public const int Unit = 16;

    /// <summary>The rows of one thread, which may be none.</summary>
    /// <param name="rows">Number of all rows.</param>
    /// <param name="index">Which thread, from 0.</param>
    /// <param name="count">Number of threads.</param>
    /// <param name="unit">What the boundaries between threads are multiples of.</param>
    public static (int Start, int End) Of(int rows, int index, int count, int unit)
    {
        long units = (rows + unit - 1) / unit;
        return (Boundary(index), Boundary(index + 1));

        int Boundary(int i) => (int)Math.Min(units * i / count * unit, rows);
    }

    /// <summary>Rows of a block if there are to be a number of blocks.</summary>
    /// <param name="rows">Number of all rows, at least 1.</param>
    /// <param name="blocks">Number of blocks; fewer, if they would be shorter than the unit.</param>
    /// <param name="unit">What the rows of a block are a multiple of.</param>
    public static int Length(int rows, int blocks, int unit) => (rows + blocks * unit - 1) / (blocks * unit) * unit;
}
