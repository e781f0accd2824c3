namespace AdamKernels.Runtime;

/// <summary>Copies between rows as the user has them, one after the other, and rows at a padded stride.</summary>
internal static class Rows
{
    /// <summary>Copies packed rows of <paramref name="width"/> to rows at <paramref name="stride"/>.</summary>
    public static void Spread(ReadOnlySpan<float> packed, int width, Span<float> padded, int stride)
    {
        if (width == stride)
        {
            packed.CopyTo(padded);
            return;
        }

        for (int from = 0, to = 0; from < packed.Length; from += width, to += stride)
        {
            ReadOnlySpan<float> source = packed.Slice(from, width);
            Span<float> destination = padded.Slice(to, width);
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = source[i];
            }
        }
    }

    /// <summary>Copies rows at <paramref name="stride"/> to packed rows of <paramref name="width"/>.</summary>
    public static void Pack(ReadOnlySpan<float> padded, int stride, Span<float> packed, int width)
    {
        if (width == stride)
        {
            padded[..packed.Length].CopyTo(packed);
            return;
        }

        for (int from = 0, to = 0; to < packed.Length; from += stride, to += width)
        {
            ReadOnlySpan<float> source = padded.Slice(from, width);
            Span<float> destination = packed.Slice(to, width);
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = source[i];
            }
        }
    }

    /// <summary>Writes one row per label that is 1 at the label and 0 elsewhere.</summary>
    public static void SpreadLabels(ReadOnlySpan<int> labels, Span<float> padded, int stride)
    {
        padded[..(labels.Length * stride)].Clear();
        for (int row = 0; row < labels.Length; row++)
        {
            padded[row * stride + labels[row]] = 1;
        }
    }
}
