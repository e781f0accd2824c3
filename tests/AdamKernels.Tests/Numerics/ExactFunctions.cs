namespace AdamKernels.Tests.Numerics;

/// <summary>The functions of <see cref="VectorMath"/> in double, accurate relative to the result where it is small.</summary>
internal static class ExactFunctions
{
    private static readonly double GeluSlope = Math.Sqrt(8 / Math.PI);

    // Kahan's form: what 1 + x loses is lost by (1 + x) - 1 as well, and the quotient makes it good. double.LogP1 does not.
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(x) ? x : sum == 0 ? double.NegativeInfinity : Math.Log(sum) * x / (sum - 1);
    }

    // Kahan's form again: log(e^x) / x is the error that e^x has. double.ExpM1 is Exp(x) - 1.
    public static double Expm1(double x)
    {
        double exp = Math.Exp(x);
        double value = exp - 1;
        return exp == 1 ? x : value == -1 || double.IsPositiveInfinity(exp) ? value : value * x / Math.Log(exp);
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Elu(double x) => x > 0 ? x : Expm1(x);

    public static double Softplus(double x) => (x < 0 ? 0 : x) + Log1p(Math.Exp(-Math.Abs(x)));

    public static double Silu(double x) => LogisticProduct(x, x);

    public static double SiluDerivative(double x) => LogisticProductDerivative(x, x, 1);

    public static double GeluTanh(double x) => LogisticProduct(x, GeluArgument(x));

    public static double GeluTanhDerivative(double x) =>
        LogisticProductDerivative(x, GeluArgument(x), GeluSlope * (1 + (3 * 0.044715 * x * x)));

    public static double Gelu(double x) => double.IsNegativeInfinity(x) ? -0.0 : x * ErrorFunction.NormalDistribution(x);

    public static double GeluDerivative(double x) => double.IsInfinity(x)
        ? (x > 0 ? 1 : 0)
        : ErrorFunction.NormalDistribution(x) + (x * ErrorFunction.NormalDensity(x));

    // ½(1 + tanh u) = sigmoid(2u), which does not cancel for u below 0.
    private static double GeluArgument(double x) => GeluSlope * (x + (0.044715 * x * x * x));

    private static double LogisticProduct(double x, double z) => double.IsNegativeInfinity(x) ? -0.0 : x / (1 + Math.Exp(-z));

    private static double LogisticProductDerivative(double x, double z, double slope)
    {
        // From 700 on the exponential is out of reach, and so is the derivative's distance from its limit.
        return z > 700 ? 1 : z < -700 ? 0 : Sigmoid(z) * (1 + (x * slope * Sigmoid(-z)));
    }
}
