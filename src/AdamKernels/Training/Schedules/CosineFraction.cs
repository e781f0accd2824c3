namespace AdamKernels;

/// <summary>
/// The half wave of the cosine schedules. Computed by additions and multiplications alone, so that the bits are the same on every platform.
/// </summary>
internal static class CosineFraction
{
    /// <summary>(1 + cos(π·at/length)) / 2, which falls from 1 to 0, both exact.</summary>
    /// <remarks>
    /// Computed as cos²(π·at/length/2), which keeps all digits near the end, where 1 + cos cancels. The relative error is below 1.2e-15,
    /// and so 2·fraction - 1 is the cosine with an absolute error below 1e-15.
    /// </remarks>
    /// <param name="at">From 0 to <paramref name="length"/>.</param>
    /// <param name="length">Above 0.</param>
    public static double Of(double at, double length)
    {
        // From the end in the second half: 1 - at/length would keep the rounding of the quotient.
        double rest = length - at;
        double cosine = at <= rest ? Cosine(HalfPi * (at / length)) : Sine(HalfPi * (rest / length));
        return cosine * cosine;
    }

    private const double HalfPi = 1.5707963267948966;

    /// <summary>Taylor polynomial for 0 to π/4, with a remainder below 3e-18.</summary>
    private static double Cosine(double x)
    {
        double square = x * x;
        double rest = 1.0 / 24 + square * (-1.0 / 720 + square * (1.0 / 40320 + square * (-1.0 / 3628800
            + square * (1.0 / 479001600 + square * (-1.0 / 87178291200 + square * (1.0 / 20922789888000))))));
        return 1 - (0.5 * square - square * square * rest);
    }

    /// <summary>Taylor polynomial for 0 to π/4, with a remainder below 1e-19.</summary>
    private static double Sine(double x)
    {
        double square = x * x;
        double rest = -1.0 / 6 + square * (1.0 / 120 + square * (-1.0 / 5040 + square * (1.0 / 362880
            + square * (-1.0 / 39916800
            + square * (1.0 / 6227020800 + square * (-1.0 / 1307674368000 + square * (1.0 / 355687428096000)))))));
        return x + x * square * rest;
    }
}
