using System.Diagnostics;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Roofline;

namespace AdamKernels.Benchmarks.Latency;

/// <summary>
/// Training steps of one network, and in turn with them a control: integer work that takes as long and touches no memory.
/// </summary>
internal sealed class LatencyCase
{
    private const int Blocks = 100;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1);
    private static long s_sink;

    private readonly TrainingRun _run;
    private int _controlTurns;

    private LatencyCase(TrainingRun run, int steps)
    {
        _run = run;
        Steps = new LatencySeries(run.Step, steps);
        Control = new LatencySeries(Work, steps);
    }

    /// <summary>The networks. The largest takes a fifth of a millisecond for a step, and gets fewer.</summary>
    public static IEnumerable<Func<LatencyCase>> All =>
    [
        () => new(TrainingRun.Of(new Regression4x32x32x2(seed: 1), 1), 1_000_000),
        () => new(TrainingRun.Of(new Regression4x32x32x2(seed: 1), 32), 1_000_000),
        () => new(TrainingRun.Of(new Regression16x64x64x4(seed: 1), 32), 1_000_000),
        () => new(TrainingRun.Of(new Classifier784x128x10(seed: 1), 64), 100_000),
    ];

    /// <summary>The name that results show.</summary>
    public string Name => _run.Name;

    /// <summary>The training steps.</summary>
    public LatencySeries Steps { get; }

    /// <summary>The control.</summary>
    public LatencySeries Control { get; }

    /// <summary>Measures both, in blocks that alternate: what the machine does meanwhile meets both alike.</summary>
    public void Measure()
    {
        Repeat(_run.Step);
        double step = MedianOf(_run.Step);
        _controlTurns = 1_000;
        Repeat(Work);
        _controlTurns = Math.Max((int)Math.Round(_controlTurns * step / MedianOf(Work)), 1);

        int perBlock = Steps.Capacity / Blocks;
        for (int block = 0; block < Blocks; block++)
        {
            Steps.Measure(perBlock);
            Control.Measure(perBlock);
        }

        Steps.Sort();
        Control.Sort();
    }

    /// <summary>Long enough for the just-in-time compiler to be done with what the loop calls.</summary>
    private static void Repeat(Action body)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUpTime)
        {
            body();
        }
    }

    private double MedianOf(Action body)
    {
        int calls = 2 * Steps.Capacity / Blocks;
        var series = new LatencySeries(body, calls);
        series.Measure(calls);
        series.Sort();
        return series.Quantile(0.5);
    }

    private void Work() => s_sink = ClockCycle.Chain(_controlTurns, one: s_sink | 1);
}
