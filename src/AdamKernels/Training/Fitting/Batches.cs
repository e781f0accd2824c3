namespace AdamKernels;

/// <summary>Divides samples into batches; the last batch takes the remaining samples. Enumerating it allocates nothing.</summary>
/// <param name="samples">Number of samples.</param>
/// <param name="batchSize">Samples per batch, at least 1.</param>
internal ref struct Batches(int samples, int batchSize)
{
    private int _start;
    private int _rows;

    /// <summary>First sample and number of samples of the current batch.</summary>
    public readonly (int Start, int Rows) Current => (_start, _rows);

    public readonly Batches GetEnumerator() => this;

    public bool MoveNext()
    {
        // Adds the rows of the last batch, not the batch size: a sum beyond the number of samples might overflow.
        _start += _rows;
        _rows = Math.Min(batchSize, samples - _start);
        return _rows > 0;
    }
}
