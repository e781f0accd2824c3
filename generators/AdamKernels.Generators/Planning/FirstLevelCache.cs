namespace AdamKernels.Generators.Planning;

/// <summary>
/// Models a first-level cache of 48 KiB: 64 sets of 12 lines. Rows whose stride is a multiple of a large power of two fall into a few of
/// the sets and evict each other, although the cache is almost empty.
/// </summary>
internal static class FirstLevelCache
{
    /// <summary>Floats in a line; rows start at the start of a line.</summary>
    private const int Line = BufferLayout.Alignment;

    private const int Sets = 64;

    /// <summary>Lines of a set that one matrix may occupy, beside what else the kernel reads and writes.</summary>
    private const int LinesPerSet = 8;

    /// <summary>Floats that one matrix may occupy, for the same reason: 16 KiB, half of the smallest cache of current cores.</summary>
    private const int MaxFloats = 4096;

    /// <summary>Whether buffers of this many floats, at most 32 KiB, stay in the cache between two steps.</summary>
    public static bool Holds(int floats) => floats <= 2 * MaxFloats;

    /// <summary>Rows of a matrix that stay in the cache while a block of columns is read repeatedly.</summary>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="width">Floats of a row that are read.</param>
    public static int Rows(int stride, int width)
    {
        int lines = (width + Line - 1) / Line;
        int most = Math.Max(1, MaxFloats / (lines * Line));
        int[] taken = new int[Sets];
        for (int row = 0; row < most; row++)
        {
            for (int line = 0; line < lines; line++)
            {
                if (++taken[(row * (stride / Line) + line) % Sets] > LinesPerSet)
                {
                    return Math.Max(1, row);
                }
            }
        }

        return most;
    }

    /// <summary>
    /// A stride at which the rows, or the first 128 of them, do not evict each other: one line more than their width if they otherwise
    /// would.
    /// </summary>
    /// <param name="width">Floats of a row.</param>
    /// <param name="rows">Rows.</param>
    public static int Stride(int width, int rows)
    {
        int stride = BufferLayout.Pad(width);
        int distance = CommonDivisor(stride / Line, Sets);
        return Sets / distance * LinesPerSet < Math.Min(rows, 128) ? checked(stride + Line) : stride;
    }

    private static int CommonDivisor(int a, int b) => b == 0 ? a : CommonDivisor(b, a % b);
}
