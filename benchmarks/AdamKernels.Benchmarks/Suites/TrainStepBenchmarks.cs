using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Peers;
using BenchmarkDotNet.Attributes;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>One training step: forward, loss, backward, Adam.</summary>
public class TrainStepBenchmarks
{
    private Contenders _contenders = null!;
    private SampleData _data = null!;

    /// <summary>Networks and batch sizes.</summary>
    public static IEnumerable<TrainingCase> Cases => TrainingCase.Small;

    /// <summary>What is trained.</summary>
    [ParamsSource(nameof(Cases))]
    public TrainingCase Network { get; set; } = null!;

    /// <summary>Refuses to measure what computes something else, then starts from new networks.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        TrajectoryCheck.Run(Network.Network, Network.Rows);
        _contenders = Network.Network.CreateContenders();
        _contenders.Naive.LearningRate = AdamSettings.NegligibleRate;
        _contenders.Tensors.LearningRate = AdamSettings.NegligibleRate;
        _contenders.Emitted.LearningRate = AdamSettings.NegligibleRate;
        _data = new SampleData(Network.Network.Shape, Network.Rows);
    }

    /// <summary>Plain loops.</summary>
    [Benchmark(Description = "naive", Baseline = true)]
    public float Naive() => _contenders.Naive.Step(_data.Inputs, _data.Targets);

    /// <summary>System.Numerics.Tensors.</summary>
    [Benchmark(Description = "System.Numerics.Tensors")]
    public float Tensors() => _contenders.Tensors.Step(_data.Inputs, _data.Targets);

    /// <summary>The emitted kernels.</summary>
    [Benchmark(Description = "AdamKernels")]
    public float Emitted() => _contenders.Emitted.Step(_data.Inputs, _data.Targets);
}
