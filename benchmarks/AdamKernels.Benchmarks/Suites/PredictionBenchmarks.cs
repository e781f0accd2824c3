using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers.Onnx;
using BenchmarkDotNet.Attributes;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>The prediction of one sample.</summary>
public class PredictionBenchmarks
{
    /// <summary>Some roundings of sums over the widest layer.</summary>
    private const float Tolerance = 1e-5f;

    private Contenders _contenders = null!;
    private OnnxNetwork _onnx = null!;
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
        _onnx = new OnnxNetwork(Network.Shape, Network.CreateAdamKernels().ExportOnnx());
        var expected = new float[Network.Shape.OutputCount];
        _contenders.Naive.Predict(_input, expected);
        _onnx.Predict(_input, _output);
        Agreement.Check(expected, _output, Tolerance, "ONNX Runtime");
        WarmUp.Run(Naive);
        WarmUp.Run(Tensors);
        WarmUp.Run(Onnx);
        WarmUp.Run(Emitted);
    }

    /// <summary>Frees the session.</summary>
    [GlobalCleanup]
    public void CleanUp() => _onnx.Dispose();

    /// <summary>Plain loops.</summary>
    [Benchmark(Description = "naive", Baseline = true)]
    public void Naive() => _contenders.Naive.Predict(_input, _output);

    /// <summary>System.Numerics.Tensors.</summary>
    [Benchmark(Description = "System.Numerics.Tensors")]
    public void Tensors() => _contenders.Tensors.Predict(_input, _output);

    /// <summary>ONNX Runtime.</summary>
    // In one word, as the table puts names of more words into escaped quotation marks.
    [Benchmark(Description = "OnnxRuntime")]
    public void Onnx() => _onnx.Predict(_input, _output);

    /// <summary>The emitted kernels.</summary>
    [Benchmark(Description = "AdamKernels")]
    public void Emitted() => _contenders.Emitted.Predict(_input, _output);
}
