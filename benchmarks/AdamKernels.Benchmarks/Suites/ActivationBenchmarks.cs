using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Peers.Functions;
using BenchmarkDotNet.Attributes;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>Elementary functions over 4,096 floats, which with their results fit into the first-level cache.</summary>
public class ActivationBenchmarks
{
    private const int Count = 4096;

    /// <summary>Some roundings, which is what plain formulas lose; a formula that is wrong is wrong by more.</summary>
    private const float Tolerance = 3e-6f;

    private readonly float[] _source = new float[Count];
    private readonly float[] _destination = new float[Count];

    /// <summary>What is computed.</summary>
    [ParamsAllValues]
    public Function Function { get; set; }

    /// <summary>Draws the numbers, where all functions still bend, and compares the contenders.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(20260101);
        foreach (ref float value in _source.AsSpan())
        {
            value = 12 * random.NextSingle() - 6;
        }

        var expected = new float[Count];
        NaiveFunctions.Apply(Function, _source, expected);
        TensorsFunctions.Apply(Function, _source, _destination);
        Agreement.Check(expected, _destination, Tolerance, $"{Function} of System.Numerics.Tensors");
        AdamKernelsFunctions.Apply(Function, _source, _destination);
        Agreement.Check(expected, _destination, Tolerance, $"{Function} of VectorMath");
        WarmUp.Run(Naive);
        WarmUp.Run(Tensors);
        WarmUp.Run(Emitted);
    }

    /// <summary>Plain loops over MathF.</summary>
    [Benchmark(Description = "naive", Baseline = true)]
    public void Naive() => NaiveFunctions.Apply(Function, _source, _destination);

    /// <summary>System.Numerics.Tensors.</summary>
    [Benchmark(Description = "System.Numerics.Tensors")]
    public void Tensors() => TensorsFunctions.Apply(Function, _source, _destination);

    /// <summary>The library's functions.</summary>
    [Benchmark(Description = "AdamKernels")]
    public void Emitted() => AdamKernelsFunctions.Apply(Function, _source, _destination);
}
