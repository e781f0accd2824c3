using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.Comparison;

/// <summary>A random batch, the same in every run.</summary>
public sealed class SampleData
{
    private const int Seed = 20260101;

    /// <summary>Draws a batch.</summary>
    /// <param name="shape">The network that it is for.</param>
    /// <param name="rows">Number of samples.</param>
    public SampleData(NetworkShape shape, int rows)
    {
        var random = new Random(Seed);
        Inputs = new float[rows * shape.InputCount];
        Fill(random, Inputs);
        Targets = new float[rows * shape.OutputCount];
        if (shape.Loss == Loss.MeanSquaredError)
        {
            Fill(random, Targets);
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            Targets[row * shape.OutputCount + random.Next(shape.OutputCount)] = 1;
        }
    }

    /// <summary>Inputs, one row after the other, uniform in ±1.</summary>
    public float[] Inputs { get; }

    /// <summary>Targets, one row after the other: uniform in ±1, or 1 at a random class.</summary>
    public float[] Targets { get; }

    private static void Fill(Random random, Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = 2 * random.NextSingle() - 1;
        }
    }
}
