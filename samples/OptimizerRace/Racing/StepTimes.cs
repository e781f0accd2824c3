using System.Diagnostics;

namespace OptimizerRace.Racing;

/// <summary>Times steps, without what happens between two of them.</summary>
internal sealed class StepTimes
{
    private readonly List<long> _ticks = [];
    private long _start = Stopwatch.GetTimestamp();

    /// <summary>The median, which neither the first step, when code is compiled, nor a disturbance moves much.</summary>
    public double MedianMicroseconds => Stopwatch.GetElapsedTime(0, _ticks.Order().ElementAt(_ticks.Count / 2)).TotalMicroseconds;

    public void StepEnds() => _ticks.Add(Stopwatch.GetTimestamp() - _start);

    public void NextStarts() => _start = Stopwatch.GetTimestamp();
}
