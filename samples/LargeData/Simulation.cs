using AdamKernels;

namespace LargeData;

/// <summary>Draws the samples: random inputs, and a target that depends on four of them.</summary>
internal static class Simulation
{
    /// <summary>Inputs of a sample.</summary>
    public const int Width = 32;

    /// <summary>Draws as many samples as there are targets.</summary>
    /// <param name="random">Continues with each sample.</param>
    /// <param name="inputs">Receives <see cref="Width"/> inputs per sample, from -1 to 1.</param>
    /// <param name="targets">Receives one target per sample.</param>
    public static void Draw(ref DeterministicRandom random, Span<float> inputs, Span<float> targets)
    {
        for (int sample = 0; sample < targets.Length; sample++)
        {
            Span<float> x = inputs.Slice(sample * Width, Width);
            for (int i = 0; i < Width; i++)
            {
                x[i] = 2 * random.NextSingle() - 1;
            }

            targets[sample] = x[0] * x[1] + MathF.Sin(3 * x[2]) + x[3];
        }
    }
}
