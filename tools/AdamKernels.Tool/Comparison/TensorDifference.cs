namespace AdamKernels.Tool;

/// <summary>A tensor that differs between two files.</summary>
/// <param name="Tensor">The tensor of the first file.</param>
/// <param name="Count">How many values differ.</param>
/// <param name="Index">The first of them, in the order of the file.</param>
/// <param name="First">Its value in the first file.</param>
/// <param name="Second">Its value in the second file.</param>
internal sealed record TensorDifference(StoredTensor Tensor, int Count, int Index, Element First, Element Second)
{
    /// <summary>Compares two tensors of one type and shape; null if they have the same bits.</summary>
    public static TensorDifference? Find(StoredTensor first, StoredTensor second)
    {
        ReadOnlySpan<byte> a = first.Bytes.Span, b = second.Bytes.Span;
        if (a.SequenceEqual(b))
        {
            return null;
        }

        int size = first.Type.Size, count = 0, index = a.CommonPrefixLength(b) / size;
        for (int i = index; i < first.Count; i++)
        {
            count += a.Slice(i * size, size).SequenceEqual(b.Slice(i * size, size)) ? 0 : 1;
        }

        return new TensorDifference(first, count, index, Element.Of(a, first.Type, index), Element.Of(b, second.Type, index));
    }
}
