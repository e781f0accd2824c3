namespace AdamKernels.Tests.Numerics;

/// <summary>Floats spread over the whole range, the same in every run.</summary>
internal static class FloatSamples
{
    /// <summary>Zeros, infinities, NaN, the ends of the normal and subnormal ranges, and where a formula changes.</summary>
    public static readonly float[] Special =
    [
        0f, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, -float.Epsilon,
        1.17549421e-38f, -1.17549421e-38f, 1.17549435e-38f, -1.17549435e-38f, float.MaxValue, float.MinValue,
        1f, -1f, 0.99999994f, 1.00000012f, -0.99999994f, -1.00000012f, 0.70710677f, 0.70710683f, 1.41421354f, 1.41421366f,
        0.41421354f, 0.41421357f, -0.29289323f, 0.34657359f, 0.3465736f, -0.34657359f, 0.5493061f, 0.55f, -0.55f,
        9.010913f, 9.01f, 9.1f, 9.2f, -9.1f, 16.635532f, 17f, -17f,
        88.722839f, 88.7228394f, 88.72284f, 89f, 90f, -87.3365479f, -103.278929f, -103.972084f, -103.97208f, -104f, -105f,
    ];

    /// <summary>Where a formula changes or a limit takes hold, beside those in <see cref="Special"/>.</summary>
    public static readonly float[] Turns =
    [
        0f, 0.85f, -0.85f, 3.92f, -3.92f, 4f, -4f, 1.49011612e-8f, -1.49011612e-8f, -17.3286f, -20f, 20f, 88.376f, 88.722839f, 89f,
        -103.97f, -104f, -108.67f, -110f, 88f, -88f, 87.68f, -87.68f, 6f, -10.9f, -10.87f, 10.03f, -10.03f, 14.6f, -14.6f, -14.53f,
        13.265f, -13.265f, 13.24f, -13.24f, 0.8813736f, -0.8813736f, 0.34657359f, -0.34657359f, -1.2784645f, -0.7517916f, -0.7524614f,
        5.5f, -5.5f, 9f, 16.6355f, 17f, 17.3286f, -1.1774100f, 1.1774100f, -0.8325546f, 0.8325546f,
    ];

    /// <summary>Each of the turns, and count floats on either side of it.</summary>
    public static float[] AroundTurns(int count)
    {
        List<float> samples = [];
        foreach (float turn in Turns)
        {
            float up = turn;
            float down = turn;
            samples.Add(turn);
            for (int i = 0; i < count; i++)
            {
                up = MathF.BitIncrement(up);
                down = MathF.BitDecrement(down);
                samples.Add(up);
                samples.Add(down);
            }
        }

        return [.. samples];
    }

    /// <summary>The special values, and count others: every sign and exponent equally often, the mantissa at random.</summary>
    public static float[] Create(int count, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        float[] samples = new float[Special.Length + count];
        Special.CopyTo(samples, 0);
        for (int i = 0; i < count; i++)
        {
            uint signAndExponent = (uint)i % 512;
            uint mantissa = (uint)(random.NextUInt64() >> 41);

            // The infinities' exponent would waste 1/256 of the samples on NaN; the special values have one.
            uint bits = (signAndExponent & 255) == 255 ? 0x3F800000 | mantissa : (signAndExponent << 23) | mantissa;
            samples[Special.Length + i] = BitConverter.UInt32BitsToSingle(bits);
        }

        return samples;
    }

    /// <summary>count values evenly spread from one end to the other: where the functions do their work.</summary>
    public static float[] Range(float from, float to, int count)
    {
        float[] samples = new float[count];
        for (int i = 0; i < count; i++)
        {
            samples[i] = (float)(from + ((double)to - from) * i / (count - 1));
        }

        return samples;
    }
}
