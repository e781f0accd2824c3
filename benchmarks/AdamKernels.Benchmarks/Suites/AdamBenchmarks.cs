using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Peers;
using AdamKernels.Benchmarks.Peers.Optimizers;
using BenchmarkDotNet.Attributes;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>One update of parameters that are not those of a network.</summary>
public class AdamBenchmarks
{
    /// <summary>Not a multiple of a vector or of a block, so that ends are compared too.</summary>
    private const int ComparedParameters = 5003;

    private const int ComparedUpdates = 20;

    /// <summary>Parameters move by the learning rate at each update: this is some roundings of the largest of them.</summary>
    private const float Tolerance = 2e-6f;

    private float[] _gradients = null!;
    private IAdam _adam = null!;

    /// <summary>From the first-level cache to the memory.</summary>
    [Params(1_000, 100_000, 16_000_000)]
    public int Parameters { get; set; }

    /// <summary>Prepares the plain loop.</summary>
    [GlobalSetup(Target = nameof(Naive))]
    public void SetUpNaive() => SetUp((parameters, rate) => new NaiveAdam(parameters, rate), "the naive loop");

    /// <summary>Prepares System.Numerics.Tensors.</summary>
    [GlobalSetup(Target = nameof(Tensors))]
    public void SetUpTensors() => SetUp((parameters, rate) => new TensorsAdam(parameters, rate), "System.Numerics.Tensors");

    /// <summary>Prepares the library's optimizer.</summary>
    [GlobalSetup(Target = nameof(Emitted))]
    public void SetUpEmitted() => SetUp((parameters, rate) => new AdamKernelsAdam(parameters, rate), "AdamOptimizer");

    /// <summary>A plain loop.</summary>
    [Benchmark(Description = "naive", Baseline = true)]
    public void Naive() => _adam.Update(_gradients);

    /// <summary>System.Numerics.Tensors.</summary>
    [Benchmark(Description = "System.Numerics.Tensors")]
    public void Tensors() => _adam.Update(_gradients);

    /// <summary>The library's optimizer.</summary>
    [Benchmark(Description = "AdamKernels")]
    public void Emitted() => _adam.Update(_gradients);

    private static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = 2 * random.NextSingle() - 1;
        }

        return values;
    }

    private void SetUp(Func<float[], double, IAdam> create, string name)
    {
        IAdam expected = new NaiveAdam(Random(ComparedParameters, seed: 1), AdamSettings.LearningRate);
        IAdam actual = create(Random(ComparedParameters, seed: 1), AdamSettings.LearningRate);
        for (int update = 0; update < ComparedUpdates; update++)
        {
            float[] gradients = Random(ComparedParameters, seed: 2 + update);
            expected.Update(gradients);
            actual.Update(gradients);
        }

        Agreement.Check(expected.Parameters, actual.Parameters, Tolerance, name);
        float[] lastGradients = Random(ComparedParameters, seed: 1 + ComparedUpdates);
        WarmUp.Run(() => actual.Update(lastGradients));
        _adam = create(Random(Parameters, seed: 1), AdamSettings.NegligibleRate);
        _gradients = Random(Parameters, seed: 2);
    }
}
