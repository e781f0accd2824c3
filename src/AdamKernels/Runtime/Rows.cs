using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AdamKernels.Runtime;

/// <summary>Copies between packed rows, one after the other as users pass them, and rows at a padded stride.</summary>
internal static class Rows
{
    /// <summary>Copies packed rows of <paramref name="width"/> to rows at <paramref name="stride"/>.</summary>
    public static void Spread(ReadOnlySpan<float> packed, int width, Span<float> padded, int stride) =>
        Copy(packed, width, width, padded, stride, packed.Length / width);

    /// <summary>Copies rows at <paramref name="stride"/> to packed rows of <paramref name="width"/>.</summary>
    public static void Pack(ReadOnlySpan<float> padded, int stride, Span<float> packed, int width) =>
        Copy(padded, stride, width, packed, width, packed.Length / width);

    /// <summary>Writes one row per label that is 1 at the label and 0 elsewhere.</summary>
    public static void SpreadLabels(ReadOnlySpan<int> labels, Span<float> padded, int stride)
    {
        padded[..(labels.Length * stride)].Clear();
        for (int row = 0; row < labels.Length; row++)
        {
            padded[row * stride + labels[row]] = 1;
        }
    }

    /// <summary>Copies four values at a time. The last four may overlap those before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow(ref float from, ref float to, nuint width)
    {
        nuint i = 0;
        if (width >= 4)
        {
            for (; i + 4 <= width; i += 4)
            {
                Vector128.LoadUnsafe(ref from, i).StoreUnsafe(ref to, i);
            }

            Vector128.LoadUnsafe(ref from, width - 4).StoreUnsafe(ref to, width - 4);
            return;
        }

        for (; i < width; i++)
        {
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
        }
    }

    /// <summary>Copies the first <paramref name="width"/> values of each row from one stride to another.</summary>
    private static void Copy(
        ReadOnlySpan<float> source, int sourceStride, int width, Span<float> destination, int destinationStride, int rows)
    {
        if (rows == 0)
        {
            return;
        }

        // One check for all rows: to slice a span takes longer than to copy a short row.
        ref float from = ref MemoryMarshal.GetReference(source.Slice(0, (rows - 1) * sourceStride + width));
        ref float to = ref MemoryMarshal.GetReference(destination.Slice(0, (rows - 1) * destinationStride + width));
        if (sourceStride == width && destinationStride == width)
        {
            source[..(rows * width)].CopyTo(destination);
            return;
        }

        for (; rows > 0; rows--)
        {
            CopyRow(ref from, ref to, (nuint)width);
            from = ref Unsafe.Add(ref from, sourceStride);
            to = ref Unsafe.Add(ref to, destinationStride);
        }
    }
}
