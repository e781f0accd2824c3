namespace AdamKernels.Tests.Threads;

/// <summary>Counts how often each part is done.</summary>
internal sealed class CountedWork(int parts) : SharedWork
{
    private readonly int[] _counts = new int[parts];

    /// <summary>The part that throws, after it was counted; -1 for none.</summary>
    public int Failing { get; set; } = -1;

    public IEnumerable<int> Counts => _counts;

    public int PartsOfLastRun { get; private set; }

    public void Clear() => Array.Clear(_counts);

    public override void Run(int index, int count)
    {
        Interlocked.Increment(ref _counts[index]);
        PartsOfLastRun = count;
        if (index == Failing)
        {
            throw new InvalidOperationException($"part {index}");
        }
    }
}
