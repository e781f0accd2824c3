namespace AdamKernels.Tests.Training;

/// <summary>A source that never fills in a sample.</summary>
internal sealed class EmptySource(long? count) : IBatchSource
{
    public long? SampleCount => count;

    public void BeginEpoch(ulong seed)
    {
    }

    public int FillBatch(BatchSpans batch) => 0;
}
