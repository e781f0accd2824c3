using System.Diagnostics;

namespace OnlineControl.Control;

/// <summary>What happened in the ticks of a run. Its memory is there before the first tick.</summary>
internal sealed class RunRecord(int ticks)
{
    private static readonly double NanosecondsPerUnit = 1e9 / Stopwatch.Frequency;

    private readonly double[] _errors = new double[ticks];
    private readonly double[] _times = new double[ticks];
    private int _tick;

    /// <summary>Wanted position minus position at the beginning of each tick, in mm.</summary>
    public ReadOnlySpan<double> Errors => _errors;

    /// <summary>The time that the work of each tick took, in nanoseconds.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>Bytes that the thread of the loop allocated.</summary>
    public long Bytes { get; private set; }

    /// <summary>Garbage collections of the whole process, of any generation.</summary>
    public int Collections { get; private set; }

    /// <summary>Begins to count bytes and collections.</summary>
    public void Start()
    {
        Collections = -GC.CollectionCount(0);
        Bytes = -GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>Adds a tick.</summary>
    /// <param name="meters">The error.</param>
    /// <param name="elapsed">The time of the work, as <see cref="Stopwatch"/> counts it.</param>
    public void Add(double meters, long elapsed)
    {
        _errors[_tick] = 1000 * meters;
        _times[_tick] = elapsed * NanosecondsPerUnit;
        _tick++;
    }

    /// <summary>Ends the counting.</summary>
    public void Stop()
    {
        Bytes += GC.GetAllocatedBytesForCurrentThread();
        Collections += GC.CollectionCount(0);
    }
}
