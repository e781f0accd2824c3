namespace AdamKernels;

/// <summary>Where the values of tensors lie in a file: one after the other, from the end of the header to the end of the file.</summary>
internal static class TensorLayout
{
    /// <summary>Bytes of a tensor; null if that is no 64-bit number.</summary>
    public static long? ByteLength(ReadOnlySpan<long> shape, TensorType type)
    {
        if (shape.Contains(0))
        {
            return 0;
        }

        long length = type.Size;
        foreach (long dimension in shape)
        {
            if (length > long.MaxValue / dimension)
            {
                return null;
            }

            length *= dimension;
        }

        return length;
    }

    /// <summary>Checks that tensors lie one after the other and fill the file.</summary>
    /// <param name="tensors">The tensors, in any order.</param>
    /// <param name="dataLength">Bytes that follow the header.</param>
    /// <param name="dataStart">The first of them.</param>
    /// <exception cref="CheckpointException">They leave a gap, overlap, or end before the file or after it.</exception>
    public static void Check(IEnumerable<TensorEntry> tensors, long dataLength, int dataStart)
    {
        long end = 0;
        foreach (TensorEntry tensor in tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.Begin != end)
            {
                throw new CheckpointException(
                    $"Expected tensors one after the other, but \"{tensor.Name}\" begins at offset {tensor.Begin}, "
                        + $"{(tensor.Begin > end ? "after a gap from" : "before the end of another tensor at")} {end}.");
            }

            end = tensor.End;
        }

        if (end != dataLength)
        {
            throw new CheckpointException($"Expected {end} bytes of data, as the header says, but {dataLength} follow it.", dataStart);
        }
    }
}
