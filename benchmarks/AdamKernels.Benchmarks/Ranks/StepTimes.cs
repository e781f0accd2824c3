using System.Numerics;
using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>Nanoseconds of the steps of one process, at batches that are powers of two.</summary>
internal sealed class StepTimes
{
    private const int Rounds = 15;

    private readonly double[] _whole;
    private readonly double[] _sharded;
    private readonly double[] _throughMemory;
    private readonly double[] _shardedThroughMemory;
    private readonly double[] _copies;

    private StepTimes(RankTraining whole, RankTraining sharded)
    {
        Probe[] steps = Probes(whole.Step), shardedSteps = Probes(sharded.Step), copies = Probes(whole.CopyInputs);
        Probe[] throughMemory = Probes(whole.StepThroughMemory), shardedThroughMemory = Probes(sharded.StepThroughMemory);
        var update = new Probe(whole.Update, unitsPerCall: 1);
        Probe.MeasureInTurn(Rounds, [.. steps, .. shardedSteps, .. copies, .. throughMemory, .. shardedThroughMemory, update]);
        _whole = Times(steps);
        _sharded = Times(shardedSteps);
        _copies = Times(copies);
        _throughMemory = Times(throughMemory);
        _shardedThroughMemory = Times(shardedThroughMemory);
        Update = update.Nanoseconds;
    }

    /// <summary>The update of all parameters from gradients in memory.</summary>
    public double Update { get; }

    /// <summary>Measures all steps of a network in turn.</summary>
    public static StepTimes Measure(RankNetwork network)
    {
        RankTraining whole = network.CreateWhole(), sharded = network.CreateSharded();
        WarmUp.Run(() =>
        {
            whole.Step(16);
            whole.StepThroughMemory(16);
            sharded.Step(16);
            sharded.StepThroughMemory(16);
        });
        return new StepTimes(whole, sharded);
    }

    /// <summary>A step of one process that need not share its batches: with all shards or without any, whichever is faster.</summary>
    public double Alone(int rows) => Math.Min(Whole(rows), Sharded(rows));

    /// <summary>A step of one process, without shards.</summary>
    public double Whole(int rows) => At(_whole, rows);

    /// <summary>A step of one process that has all shards.</summary>
    public double Sharded(int rows) => At(_sharded, rows);

    /// <summary>A step without shards in separate calls, with the copy of the inputs.</summary>
    public double SeparateCalls(int rows) => At(_throughMemory, rows);

    /// <summary>
    /// A step whose gradients go through memory: what one of several processes does beside the exchange. Each shard but the first costs a
    /// part of the difference to a process that has all of them; the rows decide how much, and whether it costs anything.
    /// </summary>
    /// <param name="rows">Rows of the process: a power of two.</param>
    /// <param name="shards">Shards of the process, at least one.</param>
    public double OfProcess(int rows, int shards)
    {
        double part = (shards - 1.0) / (RankNetwork.Shards - 1);
        return At(_throughMemory, rows) + part * (At(_shardedThroughMemory, rows) - At(_throughMemory, rows)) - At(_copies, rows);
    }

    /// <summary>Beyond the largest batch, each further row costs as much as the average one.</summary>
    private static double At(double[] times, int rows)
    {
        int largest = RankNetwork.LargestBatch;
        return rows <= largest
            ? times[BitOperations.Log2((uint)rows)]
            : times[^1] + (times[^1] - times[0]) / (largest - 1) * (rows - largest);
    }

    private static Probe[] Probes(Action<int> body) =>
        [.. RankNetwork.Batches.Select(rows => new Probe(() => body(rows), unitsPerCall: 1))];

    private static double[] Times(Probe[] probes) => [.. probes.Select(probe => probe.Nanoseconds)];
}
