namespace AdamKernels.Runtime;

/// <summary>
/// e^x in double by multiplications and additions alone: the same bits everywhere, which <see cref="Math.Exp"/> does not guarantee.
/// </summary>
/// <remarks>
/// The argument is halved until its magnitude is at most 1/32, where the first thirteen terms of the Taylor series leave a remainder below
/// 1e-29. The sum is squared once per halving, which doubles its relative error of about 2e-16 each time. The arguments of an optimizer, a
/// few thousandths, need no squaring.
/// </remarks>
internal static class DoubleExponential
{
    private const double LargestReduced = 1d / 32;

    /// <summary>Below this, the result is 0 in double.</summary>
    private const double Vanishing = -746;

    private const int Terms = 12;

    /// <param name="x">At most 0.</param>
    public static double Of(double x)
    {
        if (x < Vanishing)
        {
            return 0;
        }

        int halvings = 0;
        while (x < -LargestReduced)
        {
            x *= 0.5;
            halvings++;
        }

        // 1 + x(1 + x/2(1 + x/3(...))), from the inside out.
        double sum = 1;
        for (int term = Terms; term >= 1; term--)
        {
            sum = 1 + x / term * sum;
        }

        for (; halvings > 0; halvings--)
        {
            sum *= sum;
        }

        return sum;
    }
}
