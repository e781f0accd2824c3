using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>A network trained with batches of a certain size.</summary>
/// <param name="Network">The network.</param>
/// <param name="Rows">Samples of a batch.</param>
public sealed record TrainingCase(MeasuredNetwork Network, int Rows) : IComparable
{
    /// <summary>Every network with its batch, and the smallest also one sample at a time.</summary>
    public static IEnumerable<TrainingCase> All =>
    [
        new(MeasuredNetwork.All[0], 1),
        .. MeasuredNetwork.All.Select(network => new TrainingCase(network, network.TrainingBatch)),
    ];

    /// <summary>BenchmarkDotNet sorts its table by this.</summary>
    public int CompareTo(object? obj)
    {
        var other = (TrainingCase)obj!;
        int byNetwork = Network.CompareTo(other.Network);
        return byNetwork != 0 ? byNetwork : Rows.CompareTo(other.Rows);
    }

    /// <summary>The name that the table of results shows.</summary>
    public override string ToString() => $"{Network.Shape.Name}, batch {Rows}";
}
