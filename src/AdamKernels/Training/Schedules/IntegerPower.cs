namespace AdamKernels;

/// <summary>Powers by multiplications alone: the same bits on every platform, which <see cref="Math.Pow"/> does not guarantee.</summary>
internal static class IntegerPower
{
    /// <summary>Computes factor to the power of count, by squaring.</summary>
    /// <remarks>The relative error is at most count·1.2e-16, as that of count multiplications. A power below 5e-324 is 0.</remarks>
    /// <param name="factor">Above 0 and at most 1.</param>
    /// <param name="count">At least 0.</param>
    public static double Of(double factor, long count)
    {
        double power = 1;
        for (; count > 0; count >>= 1)
        {
            if ((count & 1) != 0)
            {
                power *= factor;
            }

            factor *= factor;
        }

        return power;
    }
}
