using System.Diagnostics;

namespace OptimizerRace.Racing;

/// <summary>Measures the time of steps, excluding the work between them.</summary>
internal sealed class StepTimes
{
    private readonly List<long> _ticks = [];
    private long _start = Stopwatch.GetTimestamp();

    /// <summary>The median: neither the first step, in which code is compiled, nor an interruption moves it much.</summary>
    public double MedianMicroseconds => Stopwatch.GetElapsedTime(0, _ticks.Order().ElementAt(_ticks.Count / 2)).TotalMicroseconds;

    public void StepEnds() => _ticks.Add(Stopwatch.GetTimestamp() - _start);

    public void NextStarts() => _start = Stopwatch.GetTimestamp();
}
