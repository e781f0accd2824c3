using AdamKernels;

namespace LearningApp;

/// <summary>What the network learns from, one sample after the other. Replace it with your own data.</summary>
/// <param name="Inputs">[sample, input].</param>
/// <param name="Targets">[sample, output].</param>
public sealed record Samples(float[] Inputs, float[] Targets)
{
    /// <summary>Draws points of the surface sin(3x) · cos(2y), with noise.</summary>
    public static Samples Draw(int count, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        var samples = new Samples(new float[2 * count], new float[count]);
        for (int i = 0; i < count; i++)
        {
            float x = 2 * random.NextSingle() - 1, y = 2 * random.NextSingle() - 1;
            samples.Inputs[2 * i] = x;
            samples.Inputs[2 * i + 1] = y;
            samples.Targets[i] = MathF.Sin(3 * x) * MathF.Cos(2 * y) + 0.02f * (random.NextSingle() - 0.5f);
        }

        return samples;
    }
}
