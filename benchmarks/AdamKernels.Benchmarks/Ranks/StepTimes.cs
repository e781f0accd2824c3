using System.Numerics;
using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>Nanoseconds of the steps of one process, at batches that are powers of two.</summary>
internal sealed class StepTimes
{
    private const int Rounds = 21;

    /// <summary>In larger batches a shard costs little compared with the rows, and the difference would be noise.</summary>
    private static readonly int[] s_batchesOfShards = [16, 64, 256];

    private readonly double[] _whole;
    private readonly double[] _throughMemory;
    private readonly double[] _copies;
    private readonly Dictionary<int, double> _sharded;

    private StepTimes(double[] whole, double[] throughMemory, double[] copies, Dictionary<int, double> sharded, double update, double shard)
    {
        _whole = whole;
        _throughMemory = throughMemory;
        _copies = copies;
        _sharded = sharded;
        Update = update;
        Shard = shard;
    }

    /// <summary>The update of all parameters from gradients in memory.</summary>
    public double Update { get; }

    /// <summary>What each further shard of a process adds to its sums of gradients.</summary>
    public double Shard { get; }

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
        Probe[] steps = Probes(RankNetwork.Batches, whole.Step), throughMemory = Probes(RankNetwork.Batches, whole.StepThroughMemory);
        Probe[] copies = Probes(RankNetwork.Batches, whole.CopyInputs), shards = Probes(s_batchesOfShards, sharded.StepThroughMemory);
        Probe[] shardedSteps = Probes(RankNetwork.SharedBatches, sharded.Step);
        Probe update = new(whole.Update, unitsPerCall: 1);
        Probe.MeasureInTurn(Rounds, [.. steps, .. throughMemory, .. copies, .. shards, .. shardedSteps, update]);

        double[] times = Times(throughMemory);
        double shard = s_batchesOfShards
            .Select((rows, i) => shards[i].Nanoseconds - times[BitOperations.Log2((uint)rows)])
            .Average() / (RankNetwork.Shards - 1);
        return new StepTimes(
            Times(steps),
            times,
            Times(copies),
            RankNetwork.SharedBatches.Zip(Times(shardedSteps)).ToDictionary(pair => pair.First, pair => pair.Second),
            update.Nanoseconds,
            Math.Max(0, shard));
    }

    /// <summary>A step of one process, without shards.</summary>
    public double Whole(int rows) => At(_whole, rows);

    /// <summary>A step of one process that has all shards.</summary>
    /// <param name="rows">One of <see cref="RankNetwork.SharedBatches"/>.</param>
    public double Sharded(int rows) => _sharded[rows];

    /// <summary>The same in separate calls, with the copy of the inputs.</summary>
    public double SeparateCalls(int rows) => At(_throughMemory, rows);

    /// <summary>A step whose gradients go through memory: what one of several processes does beside the exchange.</summary>
    /// <param name="rows">Rows of the process: a power of two.</param>
    /// <param name="shards">Shards of the process, at least one.</param>
    public double OfProcess(int rows, int shards) => At(_throughMemory, rows) - At(_copies, rows) + (shards - 1) * Shard;

    /// <summary>Beyond the largest batch, each further row costs as much as the average one.</summary>
    private static double At(double[] times, int rows)
    {
        int largest = RankNetwork.LargestBatch;
        return rows <= largest
            ? times[BitOperations.Log2((uint)rows)]
            : times[^1] + (times[^1] - times[0]) / (largest - 1) * (rows - largest);
    }

    private static Probe[] Probes(int[] batches, Action<int> body) =>
        [.. batches.Select(rows => new Probe(() => body(rows), unitsPerCall: 1))];

    private static double[] Times(Probe[] probes) => [.. probes.Select(probe => probe.Nanoseconds)];
}
