using System.Diagnostics;

namespace SampleKit.Reporting;

/// <summary>
/// Measures the time and the allocations of training alone: it is paused while the program evaluates and draws.
/// </summary>
public sealed class TrainingMeter
{
    private long _ticks;
    private long _bytes;
    private long _newBytes;
    private long _meteredSteps;
    private long _startTicks;
    private long _startBytes;
    private bool _isRunning;
    private bool _isWarm;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(0, _ticks);

    /// <summary>Bytes allocated per step on average, over the steps that were metered; NaN if there were none.</summary>
    public double BytesPerStep => _meteredSteps == 0 ? double.NaN : (double)_bytes / _meteredSteps;

    public void Resume()
    {
        _isRunning = true;
        _startBytes = GC.GetAllocatedBytesForCurrentThread();
        _startTicks = Stopwatch.GetTimestamp();
    }

    public void Pause()
    {
        if (_isRunning)
        {
            _isRunning = false;
            _ticks += Stopwatch.GetTimestamp() - _startTicks;
            _newBytes += GC.GetAllocatedBytesForCurrentThread() - _startBytes;
        }
    }

    /// <summary>
    /// Counts what was allocated since the step before. Up to the end of the first step it is warm-up, which is discarded.
    /// </summary>
    /// <param name="isAlone">Whether the step was all that was done; otherwise what was allocated is discarded too.</param>
    public void CountStep(bool isAlone = true)
    {
        if (isAlone && _isWarm)
        {
            _bytes += _newBytes;
            _meteredSteps++;
        }

        _newBytes = 0;
        _isWarm = true;
    }
}
