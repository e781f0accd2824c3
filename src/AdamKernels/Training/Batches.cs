namespace AdamKernels;

/// <summary>Cuts a number of samples into batches; the last one takes what remains. Enumerating it allocates nothing.</summary>
/// <param name="samples">Number of samples.</param>
/// <param name="batchSize">Samples per batch, at least 1.</param>
internal ref struct Batches(int samples, int batchSize)
{
    private int _start = -batchSize;

    /// <summary>First sample and number of samples of the current batch.</summary>
    public readonly (int Start, int Rows) Current => (_start, Math.Min(batchSize, samples - _start));

    public readonly Batches GetEnumerator() => this;

    public bool MoveNext()
    {
        _start += batchSize;
        return _start < samples;
    }
}
