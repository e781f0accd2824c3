using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Peers;

namespace AdamKernels.Benchmarks.Networks;

/// <summary>A declared network together with its shape, from which the peers are built.</summary>
public sealed class MeasuredNetwork : IComparable
{
    private readonly Func<AdamKernelsNetwork> _create;

    private MeasuredNetwork(NetworkShape shape, int trainingBatch, Func<AdamKernelsNetwork> create)
    {
        Shape = shape;
        TrainingBatch = trainingBatch;
        _create = create;
    }

    /// <summary>All networks, in the order in which results show them.</summary>
    public static MeasuredNetwork[] All { get; } =
    [
        new(new NetworkShape(Loss.MeanSquaredError, 4, 32, 32, 2), 32, () =>
        {
            var network = new Regression4x32x32x2(seed: 1);
            return new AdamKernelsNetwork<Regression4x32x32x2>(network, network.GetParameters);
        }),
        new(new NetworkShape(Loss.MeanSquaredError, 16, 64, 64, 4), 32, () =>
        {
            var network = new Regression16x64x64x4(seed: 1);
            return new AdamKernelsNetwork<Regression16x64x64x4>(network, network.GetParameters);
        }),
        new(new NetworkShape(Loss.SoftmaxCrossEntropy, 64, 64, 10), 32, () =>
        {
            var network = new Classifier64x64x10(seed: 1);
            return new AdamKernelsNetwork<Classifier64x64x10>(network, network.GetParameters);
        }),
        new(new NetworkShape(Loss.SoftmaxCrossEntropy, 784, 128, 10), 64, () =>
        {
            var network = new Classifier784x128x10(seed: 1);
            return new AdamKernelsNetwork<Classifier784x128x10>(network, network.GetParameters);
        }),
    ];

    /// <summary>The shape that the declaration and the peers share.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Samples of a training step in the benchmark.</summary>
    public int TrainingBatch { get; }

    /// <summary>BenchmarkDotNet sorts its table by this.</summary>
    public int CompareTo(object? obj) => Array.IndexOf(All, this).CompareTo(Array.IndexOf(All, (MeasuredNetwork)obj!));

    /// <summary>The name that the table of results shows.</summary>
    public override string ToString() => Shape.Name;

    /// <summary>Makes one contender of each kind, all with the same parameters.</summary>
    public Contenders CreateContenders()
    {
        AdamKernelsNetwork adamKernels = _create();
        var parameters = new float[Shape.ParameterCount];
        adamKernels.GetParameters(parameters);
        return new Contenders(new NaiveNetwork(Shape, parameters), new TensorsNetwork(Shape, parameters), adamKernels);
    }
}
