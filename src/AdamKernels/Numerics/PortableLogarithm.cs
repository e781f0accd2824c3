namespace AdamKernels;

/// <summary>The natural logarithm in double, with the same bits on every platform, unlike <see cref="Math.Log(double)"/>.</summary>
internal static class PortableLogarithm
{
    private const double Ln2 = 0.69314718055994530942;

    // The bits of √½, rounded down.
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCC;

    /// <summary>ln x, within 2 ulp of double.</summary>
    /// <param name="x">A positive, normal, finite number.</param>
    public static double Of(double x)
    {
        // x = 2^n·m with m from √½ to √2, so x near 1 has n = 0 on both sides and nothing cancels.
        long bits = BitConverter.DoubleToInt64Bits(x);
        long n = (bits - SqrtHalfBits) >> 52;
        double m = BitConverter.Int64BitsToDouble(bits - (n << 52));

        // ln m = 2·(z + z³/3 + z⁵/5 + …) with z = (m - 1)/(m + 1), at most 0.172: what follows z²³ is below 2^-60 of the sum.
        double z = (m - 1) / (m + 1);
        double square = z * z;
        double sum = 0;
        for (int odd = 23; odd >= 3; odd -= 2)
        {
            sum = (sum + (1.0 / odd)) * square;
        }

        return (n * Ln2) + (2 * (z + (z * sum)));
    }
}
