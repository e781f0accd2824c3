using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels.Runtime;

/// <summary>Transposes weights, so that the kernel of the input gradient reads contiguous memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    private const int Block = 4;

    /// <summary>Rows of a block with 512-bit vectors: each of its columns fills a cache line of the destination.</summary>
    private const int WideBlock = 16;

    /// <summary>Writes the transpose of a matrix. The padding of the destination's rows is left alone.</summary>
    /// <param name="source">First element of the source.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="sourceStride">Floats from one row of the source to the next.</param>
    /// <param name="destination">First element of the destination, which has a row for each column.</param>
    /// <param name="destinationStride">Floats from one row of the destination to the next.</param>
    /// <param name="portion">The portion of the source's rows, in blocks of 16.</param>
    public static void Transpose(
        ref float source, int rows, int columns, int sourceStride, ref float destination, int destinationStride, Portion portion)
    {
        nuint blocks = (nuint)(rows + WideBlock - 1) / WideBlock;
        int first = (int)portion.First(blocks) * WideBlock, end = Math.Min(rows, (int)portion.End(blocks) * WideBlock);
        if (first < end)
        {
            ref float from = ref Unsafe.Add(ref source, first * sourceStride);
            Transpose(ref from, end - first, columns, sourceStride, ref Unsafe.Add(ref destination, first), destinationStride);
        }
    }

    /// <summary>Writes the whole transpose.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Transpose(ref float source, int rows, int columns, int sourceStride, ref float destination, int destinationStride)
    {
        int wideRows = CanInterleaveWide ? rows / WideBlock * WideBlock : 0;
        int blockRows = Interleaving.IsAccelerated ? rows / Block * Block : 0;
        int blockColumns = columns / Block * Block;
        for (int row = 0; row < wideRows; row += WideBlock)
        {
            ref float from = ref Unsafe.Add(ref source, row * sourceStride);
            ref float to = ref Unsafe.Add(ref destination, row);
            for (int column = 0; column < blockColumns; column += Block)
            {
                TransposeWideBlock(ref from, (nuint)sourceStride, ref to, (nuint)destinationStride);
                from = ref Unsafe.Add(ref from, Block);
                to = ref Unsafe.Add(ref to, Block * destinationStride);
            }
        }

        for (int row = wideRows; row < blockRows; row += Block)
        {
            ref float from = ref Unsafe.Add(ref source, row * sourceStride);
            ref float to = ref Unsafe.Add(ref destination, row);
            for (int column = 0; column < blockColumns; column += Block)
            {
                TransposeBlock(ref from, (nuint)sourceStride, ref to, (nuint)destinationStride);
                from = ref Unsafe.Add(ref from, Block);
                to = ref Unsafe.Add(ref to, Block * destinationStride);
            }
        }

        // The rest, which no block covers: the last columns of the rows with blocks, and the last rows.
        Copy(ref source, 0, blockRows, blockColumns, columns, sourceStride, ref destination, destinationStride);
        Copy(ref source, blockRows, rows, 0, columns, sourceStride, ref destination, destinationStride);
    }

    private static bool CanInterleaveWide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;
    }

    /// <summary>Transposes sixteen rows of four: four blocks of four rows side by side, in the four quarters of each register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeWideBlock(ref float from, nuint fromStride, ref float to, nuint toStride)
    {
        Vector512<float> rows0 = Quarters(ref from, 4 * fromStride);
        Vector512<float> rows1 = Quarters(ref Unsafe.Add(ref from, fromStride), 4 * fromStride);
        Vector512<float> rows2 = Quarters(ref Unsafe.Add(ref from, 2 * fromStride), 4 * fromStride);
        Vector512<float> rows3 = Quarters(ref Unsafe.Add(ref from, 3 * fromStride), 4 * fromStride);
        Vector512<float> low02 = Avx512F.UnpackLow(rows0, rows2), low13 = Avx512F.UnpackLow(rows1, rows3);
        Vector512<float> high02 = Avx512F.UnpackHigh(rows0, rows2), high13 = Avx512F.UnpackHigh(rows1, rows3);
        Avx512F.UnpackLow(low02, low13).StoreUnsafe(ref to);
        Avx512F.UnpackHigh(low02, low13).StoreUnsafe(ref to, toStride);
        Avx512F.UnpackLow(high02, high13).StoreUnsafe(ref to, 2 * toStride);
        Avx512F.UnpackHigh(high02, high13).StoreUnsafe(ref to, 3 * toStride);
    }

    /// <summary>Loads four floats from each of four places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(ref float from, nuint distance)
    {
        Vector512<float> quarters = Vector128.LoadUnsafe(ref from).ToVector256Unsafe().ToVector512Unsafe();
        quarters = Avx512F.InsertVector128(quarters, Vector128.LoadUnsafe(ref from, distance), 1);
        quarters = Avx512F.InsertVector128(quarters, Vector128.LoadUnsafe(ref from, 2 * distance), 2);
        return Avx512F.InsertVector128(quarters, Vector128.LoadUnsafe(ref from, 3 * distance), 3);
    }

    /// <summary>Transposes four rows of four, by two rounds of interleaving.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(ref float from, nuint fromStride, ref float to, nuint toStride)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref from), row1 = Vector128.LoadUnsafe(ref from, fromStride);
        Vector128<float> row2 = Vector128.LoadUnsafe(ref from, 2 * fromStride), row3 = Vector128.LoadUnsafe(ref from, 3 * fromStride);
        Vector128<float> low02 = Interleaving.Low(row0, row2), low13 = Interleaving.Low(row1, row3);
        Vector128<float> high02 = Interleaving.High(row0, row2), high13 = Interleaving.High(row1, row3);
        Interleaving.Low(low02, low13).StoreUnsafe(ref to);
        Interleaving.High(low02, low13).StoreUnsafe(ref to, toStride);
        Interleaving.Low(high02, high13).StoreUnsafe(ref to, 2 * toStride);
        Interleaving.High(high02, high13).StoreUnsafe(ref to, 3 * toStride);
    }

    private static void Copy(
        ref float source,
        int rowBegin,
        int rowEnd,
        int columnBegin,
        int columnEnd,
        int sourceStride,
        ref float destination,
        int destinationStride)
    {
        for (int row = rowBegin; row < rowEnd; row++)
        {
            for (int column = columnBegin; column < columnEnd; column++)
            {
                Unsafe.Add(ref destination, column * destinationStride + row) = Unsafe.Add(ref source, row * sourceStride + column);
            }
        }
    }
}
