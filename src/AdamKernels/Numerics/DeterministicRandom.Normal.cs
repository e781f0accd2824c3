namespace AdamKernels;

public partial struct DeterministicRandom
{
    private const double UnitOf52Bits = 1.0 / 4503599627370496.0;

    /// <summary>A random number of the standard normal distribution: mean 0, variance 1.</summary>
    /// <remarks>
    /// <para>Marsaglia's polar method, in double. u = (next 64 bits >> 11)·2^-52 - 1, then v likewise; s = u·u + v·v. While s is 0 or
    /// at least 1, both are drawn again. The result is u·√(-2·ln s / s). The second number that the method could give is not used, so the
    /// state remains four words. The method needs 2.55 draws of 64 bits on average.</para>
    /// <para>ln s: with s = 2^n·m and m from √½ to √2 (the bits 3FE6A09E667F3BCC), z = (m - 1)/(m + 1) and q = z·z, it is
    /// n·0.69314718055994530942 + 2·(z + z·t), where t = q·(1/3 + q·(1/5 + … + q·(1/23))), from the inside out. Every operation is
    /// rounded once, so that the bits are the same on every platform.</para>
    /// </remarks>
    /// <returns>Any number. Its magnitude exceeds 5 once in 1.7 million draws and never exceeds 12.01.</returns>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>: it was created without a seed or a state.</exception>
    public double NextNormal()
    {
        double u;
        double s;
        do
        {
            u = NextSigned();
            double v = NextSigned();
            s = (u * u) + (v * v);
        }
        while (s is 0 or >= 1);

        return u * Math.Sqrt(-2 * PortableLogarithm.Of(s) / s);
    }

    // A multiple of 2^-52 from -1 to below 1, exact.
    private double NextSigned() => ((NextUInt64() >> 11) * UnitOf52Bits) - 1;
}
