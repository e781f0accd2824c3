using System.Globalization;
using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>A network trained with batches of a certain size.</summary>
/// <param name="Network">The network.</param>
/// <param name="Rows">Samples of a batch.</param>
public sealed record TrainingCase(MeasuredNetwork Network, int Rows) : IComparable
{
    /// <summary>Every small network with its batch, and the smallest also one sample at a time.</summary>
    public static IEnumerable<TrainingCase> Small =>
    [
        new(MeasuredNetwork.Small[0], 1),
        .. MeasuredNetwork.Small.Select(InTrainingBatch),
    ];

    /// <summary>These, and what takes the slower contenders too long.</summary>
    public static IEnumerable<TrainingCase> All =>
    [
        .. Small,
        InTrainingBatch(MeasuredNetwork.Wide),
        InTrainingBatch(MeasuredNetwork.LargeBatch),
    ];

    /// <summary>What several threads can share, with wide layers and with narrow ones in large batches.</summary>
    public static IEnumerable<TrainingCase> Shared =>
    [
        InTrainingBatch(MeasuredNetwork.Small[^1]),
        InTrainingBatch(MeasuredNetwork.Wide),
        InTrainingBatch(MeasuredNetwork.LargeBatch),
        InTrainingBatch(MeasuredNetwork.SmallInLargeBatches),
    ];

    /// <summary>BenchmarkDotNet sorts its table by this.</summary>
    public int CompareTo(object? obj)
    {
        var other = (TrainingCase)obj!;
        int byNetwork = Network.CompareTo(other.Network);
        return byNetwork != 0 ? byNetwork : Rows.CompareTo(other.Rows);
    }

    /// <summary>The name that the table of results shows.</summary>
    public override string ToString() => $"{Network.Shape.Name}, batch {Rows.ToString("N0", CultureInfo.InvariantCulture)}";

    private static TrainingCase InTrainingBatch(MeasuredNetwork network) => new(network, network.TrainingBatch);
}
