namespace AdamKernels;

/// <summary>Uniform numbers around 0.</summary>
internal static class UniformDistribution
{
    /// <summary>Fills an array with (2u - 1)·bound, where u is the next <see cref="DeterministicRandom.NextSingle"/>.</summary>
    public static void Fill(Span<float> parameters, float bound, ref DeterministicRandom random)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = ((2f * random.NextSingle()) - 1f) * bound;
        }
    }
}
