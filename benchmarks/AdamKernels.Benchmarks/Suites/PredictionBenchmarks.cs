using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Networks;
using BenchmarkDotNet.Attributes;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>The prediction of one sample.</summary>
public class PredictionBenchmarks
{
    private Contenders _contenders = null!;
    private float[] _input = null!;
    private float[] _output = null!;

    /// <summary>The networks.</summary>
    public static IEnumerable<MeasuredNetwork> Networks => MeasuredNetwork.Small;

    /// <summary>What predicts.</summary>
    [ParamsSource(nameof(Networks))]
    public MeasuredNetwork Network { get; set; } = null!;

    /// <summary>Refuses to measure what computes something else, then starts from new networks.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        TrajectoryCheck.Run(Network, Network.TrainingBatch);
        _contenders = Network.CreateContenders();
        _input = new SampleData(Network.Shape, rows: 1).Inputs;
        _output = new float[Network.Shape.OutputCount];
    }

    /// <summary>Plain loops.</summary>
    [Benchmark(Description = "naive", Baseline = true)]
    public void Naive() => _contenders.Naive.Predict(_input, _output);

    /// <summary>System.Numerics.Tensors.</summary>
    [Benchmark(Description = "System.Numerics.Tensors")]
    public void Tensors() => _contenders.Tensors.Predict(_input, _output);

    /// <summary>The emitted kernels.</summary>
    [Benchmark(Description = "AdamKernels")]
    public void Emitted() => _contenders.Emitted.Predict(_input, _output);
}
