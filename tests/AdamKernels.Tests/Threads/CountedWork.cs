namespace AdamKernels.Tests.Threads;

/// <summary>Counts how often each part is done.</summary>
internal sealed class CountedWork(int parts) : SharedWork
{
    private readonly int[] _counts = new int[parts];

    /// <summary>The parts that throw, after they were counted.</summary>
    public int[] Failing { get; set; } = [];

    public IEnumerable<int> Counts => _counts;

    public int PartsOfLastRun { get; private set; }

    public void Clear() => Array.Clear(_counts);

    public override void Run(int index, int count)
    {
        Interlocked.Increment(ref _counts[index]);
        PartsOfLastRun = count;
        if (Failing.Contains(index))
        {
            throw new InvalidOperationException($"part {index}");
        }
    }
}
