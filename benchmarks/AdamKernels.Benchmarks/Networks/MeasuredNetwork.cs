using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Peers;
using static AdamKernels.Benchmarks.Networks.DirectCalls;

namespace AdamKernels.Benchmarks.Networks;

/// <summary>A declared network together with its shape, from which the peers are built.</summary>
public sealed class MeasuredNetwork : IComparable
{
    private readonly Func<TrainingWorkers?, AdamKernelsNetwork> _create;

    private MeasuredNetwork(NetworkShape shape, int trainingBatch, Func<TrainingWorkers?, AdamKernelsNetwork> create)
    {
        Shape = shape;
        TrainingBatch = trainingBatch;
        _create = create;
    }

    /// <summary>The networks that every contender runs, in the order in which results show them.</summary>
    public static MeasuredNetwork[] Small { get; } =
    [
        new(new NetworkShape(Loss.MeanSquaredError, Activation.Relu, 4, 32, 32, 2), 32, workers =>
        {
            var network = new Regression4x32x32x2(seed: 1);
            return new AdamKernelsNetwork<Regression4x32x32x2, Direct4x32x32x2>(network, new(network), workers);
        }),
        new(new NetworkShape(Loss.MeanSquaredError, Activation.Relu, 16, 64, 64, 4), 32, workers =>
        {
            var network = new Regression16x64x64x4(seed: 1);
            return new AdamKernelsNetwork<Regression16x64x64x4, Direct16x64x64x4>(network, new(network), workers);
        }),
        new(new NetworkShape(Loss.SoftmaxCrossEntropy, Activation.Relu, 64, 64, 10), 32, workers =>
        {
            var network = new Classifier64x64x10(seed: 1);
            return new AdamKernelsNetwork<Classifier64x64x10, Direct64x64x10>(network, new(network), workers);
        }),
        new(new NetworkShape(Loss.SoftmaxCrossEntropy, Activation.Relu, 784, 128, 10), 64, workers =>
        {
            var network = new Classifier784x128x10(seed: 1);
            return new AdamKernelsNetwork<Classifier784x128x10, Direct784x128x10>(network, new(network), workers);
        }),
    ];

    /// <summary>A wide network, with a batch that fills its kernels.</summary>
    public static MeasuredNetwork Wide { get; } =
        new(new NetworkShape(Loss.SoftmaxCrossEntropy, Activation.Relu, 784, 512, 512, 10), 128, workers =>
        {
            var network = new Classifier784x512x512x10(seed: 1);
            return new AdamKernelsNetwork<Classifier784x512x512x10, Direct784x512x512x10>(network, new(network), workers);
        });

    /// <summary>A narrow network with tanh, trained with steps over a large batch.</summary>
    public static MeasuredNetwork LargeBatch { get; } =
        new(new NetworkShape(Loss.MeanSquaredError, Activation.Tanh, 4, 32, 16, 4), 10_000, workers =>
        {
            var network = new Regression4x32x16x4(seed: 1);
            return new AdamKernelsNetwork<Regression4x32x16x4, Direct4x32x16x4>(network, new(network), workers);
        });

    /// <summary>A small network, with a batch that several threads can share.</summary>
    public static MeasuredNetwork SmallInLargeBatches { get; } =
        new(new NetworkShape(Loss.SoftmaxCrossEntropy, Activation.Relu, 64, 64, 10), 2_048, workers =>
        {
            var network = new Classifier64x64x10InLargeBatches(seed: 1);
            return new AdamKernelsNetwork<Classifier64x64x10InLargeBatches, Direct64x64x10InLargeBatches>(network, new(network), workers);
        });

    /// <summary>All networks, in the order in which results show them.</summary>
    public static MeasuredNetwork[] All { get; } = [.. Small, Wide, LargeBatch, SmallInLargeBatches];

    /// <summary>The shape that the declaration and the peers share.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Samples of a training step in the benchmark, and the most that the peers have memory for.</summary>
    public int TrainingBatch { get; }

    /// <summary>BenchmarkDotNet sorts its table by this.</summary>
    public int CompareTo(object? obj) => Array.IndexOf(All, this).CompareTo(Array.IndexOf(All, (MeasuredNetwork)obj!));

    /// <summary>The name that the table of results shows.</summary>
    public override string ToString() => Shape.Name;

    /// <summary>Makes the declared network; always with the same parameters.</summary>
    /// <param name="workers">Threads that share its training steps; null for the calling thread alone.</param>
    public AdamKernelsNetwork CreateAdamKernels(TrainingWorkers? workers = null) => _create(workers);

    /// <summary>The parameters that every contender starts from, in canonical order.</summary>
    public float[] CreateParameters()
    {
        var parameters = new float[Shape.ParameterCount];
        CreateAdamKernels().GetParameters(parameters);
        return parameters;
    }

    /// <summary>Makes the naive loops.</summary>
    public NaiveNetwork CreateNaive() => new(Shape, TrainingBatch, CreateParameters());

    /// <summary>Makes one contender of each kind that needs no other language, all with the same parameters.</summary>
    public Contenders CreateContenders() =>
        new(CreateNaive(), new TensorsNetwork(Shape, TrainingBatch, CreateParameters()), CreateAdamKernels());
}
