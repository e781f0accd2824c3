namespace AdamKernels.Tests.Numerics;

/// <summary>The error function and the normal distribution in double, written for clarity: the oracle of erf and GELU.</summary>
internal static class ErrorFunction
{
    // Below it the series needs up to 60 terms and erfc, as 1 - erf, still has 12 digits; above it 60 terms of the fraction suffice.
    private const double SeriesLimit = 2.5;
    private const int FractionTerms = 60;

    public static double Erf(double x) => x < 0 ? -Erf(-x) : x < SeriesLimit ? Series(x) : 1 - Erfc(x);

    public static double Erfc(double x) => x < 0 ? 2 - Erfc(-x) : x < SeriesLimit ? 1 - Series(x) : Fraction(x);

    /// <summary>Φ(x), accurate relative to itself for x below 0 as well.</summary>
    public static double NormalDistribution(double x) => 0.5 * Erfc(-x / Math.Sqrt(2));

    public static double NormalDensity(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    // erf x = 2/√π·e^(-x²)·(x + 2x³/3 + 4x⁵/(3·5) + 8x⁷/(3·5·7) + …): all terms have one sign and nothing cancels.
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // erfc x = e^(-x²)/√π / (x + ½/(x + 1/(x + 3/2/(x + 2/(x + …))))), from the inside out.
    private static double Fraction(double x)
    {
        double tail = x;
        for (int n = FractionTerms; n >= 1; n--)
        {
            tail = x + (n / 2.0 / tail);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * tail);
    }
}
