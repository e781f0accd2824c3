using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Scaling;

/// <summary>Makes networks of the measured family by their width.</summary>
internal static class SquareNetwork
{
    /// <summary>Largest batch of a training step.</summary>
    public const int LargestBatch = 1024;

    /// <summary>The batch that all widths are measured with.</summary>
    public const int FixedBatch = 32;

    /// <summary>All widths.</summary>
    public static int[] Widths { get; } = [4, 8, 16, 32, 64, 128, 256, 512, 1024];

    /// <summary>The widths that are measured with every batch.</summary>
    public static int[] WidthsForBatches { get; } = [16, 64, 256];

    /// <summary>All batches.</summary>
    public static int[] Batches { get; } = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, LargestBatch];

    /// <summary>Prepares a network.</summary>
    /// <param name="width">One of <see cref="Widths"/>.</param>
    /// <param name="rows">Samples of a batch.</param>
    public static TrainingRun Create(int width, int rows) => width switch
    {
        4 => TrainingRun.Of(new Square4(seed: 1), rows),
        8 => TrainingRun.Of(new Square8(seed: 1), rows),
        16 => TrainingRun.Of(new Square16(seed: 1), rows),
        32 => TrainingRun.Of(new Square32(seed: 1), rows),
        64 => TrainingRun.Of(new Square64(seed: 1), rows),
        128 => TrainingRun.Of(new Square128(seed: 1), rows),
        256 => TrainingRun.Of(new Square256(seed: 1), rows),
        512 => TrainingRun.Of(new Square512(seed: 1), rows),
        1024 => TrainingRun.Of(new Square1024(seed: 1), rows),
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "Expected one of the declared widths."),
    };
}
