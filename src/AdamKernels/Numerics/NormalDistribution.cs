namespace AdamKernels;

/// <summary>Normal numbers by Marsaglia's polar method, as <see cref="DeterministicRandom.NextNormal"/> specifies it.</summary>
internal static class NormalDistribution
{
    private const double UnitOf52Bits = 1.0 / 4503599627370496.0;

    /// <summary>The next number with mean 0 and variance 1.</summary>
    public static double Next(ref DeterministicRandom random)
    {
        double u;
        double s;
        do
        {
            u = NextSigned(ref random);
            double v = NextSigned(ref random);
            s = (u * u) + (v * v);
        }
        while (s is 0 or >= 1);

        return u * Math.Sqrt(-2 * PortableLogarithm.Of(s) / s);
    }

    /// <summary>Fills an array with numbers of mean 0.</summary>
    /// <param name="parameters">The array.</param>
    /// <param name="deviation">Their standard deviation.</param>
    /// <param name="random">The source of the random numbers.</param>
    public static void Fill(Span<float> parameters, double deviation, ref DeterministicRandom random)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = (float)(Next(ref random) * deviation);
        }
    }

    // A multiple of 2^-52 from -1 to below 1, exact.
    private static double NextSigned(ref DeterministicRandom random) => ((random.NextUInt64() >> 11) * UnitOf52Bits) - 1;
}
