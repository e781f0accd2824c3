using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AdamKernels.Benchmarks.Latency;

/// <summary>The time of each of many calls of the same thing.</summary>
internal sealed class LatencySeries
{
    private readonly Action _body;
    private readonly long[] _ticks;
    private int _count;

    /// <summary>Prepares the memory.</summary>
    /// <param name="body">What is timed.</param>
    /// <param name="capacity">Number of calls.</param>
    public LatencySeries(Action body, int capacity)
    {
        _body = body;
        _ticks = new long[capacity];

        // Otherwise the system would hand out the pages of the array while it is filled, at a microsecond and more for each.
        Array.Fill(_ticks, -1);
    }

    /// <summary>Nanoseconds of one tick of the clock.</summary>
    public static double NanosecondsPerTick => 1e9 / Stopwatch.Frequency;

    /// <summary>Bytes that the thread allocated while it measured.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Garbage collections of any generation that the process made meanwhile.</summary>
    public int Collections { get; private set; }

    /// <summary>Number of calls that the memory has room for.</summary>
    public int Capacity => _ticks.Length;

    /// <summary>Number of calls that were timed.</summary>
    public int Count => _count;

    /// <summary>The longest time in nanoseconds.</summary>
    public double Maximum => Quantile(1);

    /// <summary>Takes the time of some calls.</summary>
    /// <param name="calls">Number of calls.</param>
    public void Measure(int calls)
    {
        int collections = GC.CollectionCount(0);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Fill(_body, _ticks.AsSpan(_count, calls));
        AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - allocated;

        // A collection of a higher generation counts as one of the lowest too.
        Collections += GC.CollectionCount(0) - collections;
        _count += calls;
    }

    /// <summary>Puts the times in order; nothing is measured after this.</summary>
    public void Sort() => _ticks.AsSpan(0, _count).Sort();

    /// <summary>Nanoseconds that a share of the calls did not exceed.</summary>
    /// <param name="share">The share, above 0 and at most 1.</param>
    public double Quantile(double share) => _ticks[(int)Math.Ceiling(share * _count) - 1] * NanosecondsPerTick;

    /// <summary>
    /// One stamp between two calls, so that a time holds one reading of the clock, and whatever interrupts the loop is in one of the times.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(Action body, Span<long> ticks)
    {
        long last = Stopwatch.GetTimestamp();
        for (int i = 0; i < ticks.Length; i++)
        {
            body();
            long now = Stopwatch.GetTimestamp();
            ticks[i] = now - last;
            last = now;
        }
    }
}
