using AdamKernels.Benchmarks.Comparison;
using BenchmarkDotNet.Attributes;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>One training step: forward, loss, backward, Adam.</summary>
public class TrainStepBenchmarks
{
    /// <summary>
    /// So small that the networks stay what they are. At a useful rate they would learn the batch by heart within the measurement;
    /// their gradients would then sink into the sub-normal numbers, with which processors are slower.
    /// </summary>
    private const double NegligibleRate = 1e-9;

    private Contenders _contenders = null!;
    private SampleData _data = null!;

    /// <summary>Networks and batch sizes.</summary>
    public static IEnumerable<TrainingCase> Cases => TrainingCase.All;

    /// <summary>What is trained.</summary>
    [ParamsSource(nameof(Cases))]
    public TrainingCase Network { get; set; } = null!;

    /// <summary>Refuses to measure what computes something else, then starts from new networks.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        TrajectoryCheck.Run(Network.Network, Network.Rows);
        _contenders = Network.Network.CreateContenders();
        _contenders.Naive.LearningRate = NegligibleRate;
        _contenders.Tensors.LearningRate = NegligibleRate;
        _contenders.Emitted.LearningRate = NegligibleRate;
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
