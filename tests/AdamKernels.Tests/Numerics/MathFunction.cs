using System.Runtime.Intrinsics;

namespace AdamKernels.Tests.Numerics;

/// <summary>
/// One function of <see cref="VectorMath"/> with all its overloads, and the same function in double. The largest error is the measured
/// one, rounded up; it is below what the documentation promises, so that a small loss shows.
/// </summary>
internal sealed record MathFunction(
    string Name,
    double MaxUlp,
    (float From, float To) Range,
    Func<double, double> Exact,
    MathFunction.SpanOverload Span,
    Func<Vector512<float>, Vector512<float>> Of512,
    Func<Vector256<float>, Vector256<float>> Of256,
    Func<Vector128<float>, Vector128<float>> Of128,
    Func<float, float> OfOne)
{
    public delegate void SpanOverload(ReadOnlySpan<float> source, Span<float> destination);

    public static readonly MathFunction[] All =
    [
        new("Exp", 0.9, (-105, 90), Math.Exp,
            VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
        new("Tanh", 1.4, (-10, 10), Math.Tanh,
            VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
        new("Sigmoid", 1.7, (-105, 20), x => 1 / (1 + Math.Exp(-x)),
            VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid),
        new("Log", 1.0, (0, 4), Math.Log,
            VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        new("Log1p", 1.5, (-1, 3), ExactLog1p,
            VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p),
    ];

    public static MathFunction Named(string name) => All.Single(f => f.Name == name);

    public static TheoryData<string> Names => [.. All.Select(f => f.Name)];

    // Kahan's form: what 1 + x loses is lost by (1 + x) - 1 as well, and the quotient makes it good. double.LogP1 does not.
    private static double ExactLog1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(x) ? x : sum == 0 ? double.NegativeInfinity : Math.Log(sum) * x / (sum - 1);
    }
}
