using System.Diagnostics;

namespace SampleKit.Reporting;

/// <summary>
/// Measures the time and the allocations of training alone: it is paused while the program evaluates and draws.
/// </summary>
public sealed class TrainingMeter
{
    private long _ticks;
    private long _bytes;
    private long _meteredSteps;
    private long _startTicks;
    private long _startBytes;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(0, _ticks);

    /// <summary>Bytes allocated per step on average, excluding the first step; NaN if there was no other.</summary>
    public double BytesPerStep => _meteredSteps == 0 ? double.NaN : (double)_bytes / _meteredSteps;

    public void Resume()
    {
        _startBytes = GC.GetAllocatedBytesForCurrentThread();
        _startTicks = Stopwatch.GetTimestamp();
    }

    public void Pause()
    {
        _ticks += Stopwatch.GetTimestamp() - _startTicks;
        _bytes += GC.GetAllocatedBytesForCurrentThread() - _startBytes;
    }

    /// <summary>Counts a step. Allocations up to the end of the first step are warm-up and are discarded.</summary>
    public void CountStep(long stepsSoFar)
    {
        _bytes = stepsSoFar == 1 ? 0 : _bytes;
        _meteredSteps = stepsSoFar - 1;
    }
}
