using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AdamKernels.Runtime;

/// <summary>Transposes weights, so that the input gradient finds its inputs contiguous.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    private const int Block = 8;

    /// <summary>Writes the transpose of a matrix; the padding of the destination's rows is left alone.</summary>
    /// <param name="source">First element of the source.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="sourceStride">Floats from one row of the source to the next.</param>
    /// <param name="destination">First element of the destination, which has a row for each column.</param>
    /// <param name="destinationStride">Floats from one row of the destination to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float source, int rows, int columns, int sourceStride, ref float destination, int destinationStride)
    {
        // Blocks, so that the cache lines of both sides are used up before they are left.
        for (int rowBlock = 0; rowBlock < rows; rowBlock += Block)
        {
            int rowEnd = Math.Min(rowBlock + Block, rows);
            for (int column = 0; column < columns; column++)
            {
                ref float to = ref Unsafe.Add(ref destination, column * destinationStride);
                ref float from = ref Unsafe.Add(ref source, column);
                for (int row = rowBlock; row < rowEnd; row++)
                {
                    Unsafe.Add(ref to, row) = Unsafe.Add(ref from, row * sourceStride);
                }
            }
        }
    }
}
