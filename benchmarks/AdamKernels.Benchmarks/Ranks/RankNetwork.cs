using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>A network that is declared twice, without shards and with them.</summary>
internal abstract class RankNetwork
{
    /// <summary>Largest batch of a training step.</summary>
    public const int LargestBatch = 1024;

    /// <summary>Into how many shards a batch is cut.</summary>
    public const int Shards = 16;

    /// <summary>All of them, in the order in which results show them.</summary>
    public static RankNetwork[] All { get; } =
    [
        new RankNetwork<Whole4x32x32x2, Sharded4x32x32x2>(() => new(seed: 1), () => new(seed: 1)),
        new RankNetwork<Whole16x64x64x4, Sharded16x64x64x4>(() => new(seed: 1), () => new(seed: 1)),
        new RankNetwork<Whole64x64x10, Sharded64x64x10>(() => new(seed: 1), () => new(seed: 1)),
        new RankNetwork<Whole784x128x10, Sharded784x128x10>(() => new(seed: 1), () => new(seed: 1)),
        new RankNetwork<Whole784x512x512x10, Sharded784x512x512x10>(() => new(seed: 1), () => new(seed: 1)),
    ];

    /// <summary>The batches that one process is measured with.</summary>
    public static int[] Batches { get; } = [.. Enumerable.Range(0, 11).Select(power => 1 << power)];

    /// <summary>The batches that two processes are measured with.</summary>
    public static int[] SharedBatches { get; } = [64, 256, LargestBatch];

    /// <summary>The widths.</summary>
    public abstract string Name { get; }

    /// <summary>What the generator says of it.</summary>
    public abstract NetworkDescription Description { get; }

    /// <summary>Bytes of all gradients, with padding, as processes exchange them.</summary>
    public int GradientBytes => Description.BufferLength * sizeof(float);

    /// <summary>Prepares training without shards on this process.</summary>
    public abstract RankTraining CreateWhole();

    /// <summary>Prepares training with shards on this process.</summary>
    public abstract RankTraining CreateSharded();

    /// <summary>Prepares training with shards in all processes of a group, which must all call this.</summary>
    /// <returns>A step on a batch of some rows.</returns>
    public abstract Action<int> CreateDistributedStep(IProcessGroup group);
}
