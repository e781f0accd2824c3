namespace AdamKernels.Generators.Planning.Program;

/// <summary>The workspace of a network, from which everything that needs memory in a training step takes it.</summary>
/// <param name="rows">Samples in the largest batch.</param>
internal sealed class Workspace(int rows)
{
    private int _lengthOfRows;

    /// <summary>Floats that are taken.</summary>
    public int Length { get; private set; }

    /// <summary>Floats that each sample of a batch takes.</summary>
    public int FloatsPerRow => _lengthOfRows / rows;

    /// <summary>Takes memory for something of each sample in a batch.</summary>
    /// <param name="name">What lies there.</param>
    /// <param name="stride">Floats from one sample to the next.</param>
    /// <exception cref="OverflowException">The workspace would be longer than an array can be.</exception>
    public NamedBuffer TakeRows(string name, int stride)
    {
        NamedBuffer buffer = Take(name, checked(rows * stride));
        _lengthOfRows += Length - buffer.Offset;
        return buffer with { RowStride = stride };
    }

    /// <summary>Takes memory for something that does not grow with the batch.</summary>
    /// <param name="name">What lies there.</param>
    /// <param name="length">Its floats.</param>
    /// <exception cref="OverflowException">The workspace would be longer than an array can be.</exception>
    public NamedBuffer Take(string name, int length)
    {
        var buffer = new NamedBuffer(name, Arena.Workspace, Length);
        Length = checked(Length + BufferLayout.Pad(length));
        return Length <= BufferLayout.MaxLength ? buffer : throw new OverflowException();
    }
}
