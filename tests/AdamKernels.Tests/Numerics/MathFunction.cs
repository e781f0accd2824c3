using System.Runtime.Intrinsics;

namespace AdamKernels.Tests.Numerics;

/// <summary>
/// One function of <see cref="VectorMath"/> with all its overloads, and the same function in double. The largest error is the measured
/// one, rounded up; it is below what the documentation promises, so that a small loss shows. Its unit is that of the exact value, or of
/// <see cref="SmallestUnitAt"/> where the value is smaller: 1 for a function that crosses 0 at an irrational place.
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
        new("Sigmoid", 1.7, (-105, 20), ExactFunctions.Sigmoid,
            VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid),
        new("Log", 1.0, (0, 4), Math.Log,
            VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        new("Log1p", 1.5, (-1, 3), ExactFunctions.Log1p,
            VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p),
        new("Erf", 1.2, (-4.5f, 4.5f), ErrorFunction.Erf,
            VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
        new("Expm1", 1.3, (-22, 90), ExactFunctions.Expm1,
            VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1),
        new("Elu", 1.3, (-22, 5), ExactFunctions.Elu,
            VectorMath.Elu, VectorMath.Elu, VectorMath.Elu, VectorMath.Elu, VectorMath.Elu),
        new("Softplus", 1.9, (-105, 25), ExactFunctions.Softplus,
            VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus),
        new("Silu", 1.8, (-111, 22), ExactFunctions.Silu,
            VectorMath.Silu, VectorMath.Silu, VectorMath.Silu, VectorMath.Silu, VectorMath.Silu),
        new("SiluDerivative", 2, (-90, 90), ExactFunctions.SiluDerivative,
            VectorMath.SiluDerivative, VectorMath.SiluDerivative, VectorMath.SiluDerivative,
            VectorMath.SiluDerivative, VectorMath.SiluDerivative)
        {
            SmallestUnitAt = 1,
        },
        new("Gelu", 3.7, (-15, 15), ExactFunctions.Gelu,
            VectorMath.Gelu, VectorMath.Gelu, VectorMath.Gelu, VectorMath.Gelu, VectorMath.Gelu),
        new("GeluDerivative", 1.3, (-14, 14), ExactFunctions.GeluDerivative,
            VectorMath.GeluDerivative, VectorMath.GeluDerivative, VectorMath.GeluDerivative,
            VectorMath.GeluDerivative, VectorMath.GeluDerivative)
        {
            SmallestUnitAt = 1,
        },
        new("GeluTanh", 2, (-11, 11), ExactFunctions.GeluTanh,
            VectorMath.GeluTanh, VectorMath.GeluTanh, VectorMath.GeluTanh, VectorMath.GeluTanh, VectorMath.GeluTanh),
        new("GeluTanhDerivative", 2.2, (-11, 11), ExactFunctions.GeluTanhDerivative,
            VectorMath.GeluTanhDerivative, VectorMath.GeluTanhDerivative, VectorMath.GeluTanhDerivative,
            VectorMath.GeluTanhDerivative, VectorMath.GeluTanhDerivative)
        {
            SmallestUnitAt = 1,
        },
    ];

    public double SmallestUnitAt { get; init; }

    public static MathFunction Named(string name) => All.Single(f => f.Name == name);

    public static TheoryData<string> Names => [.. All.Select(f => f.Name)];

    public double ErrorOf(float argument, float result) => UlpError.Of(result, Exact(argument), SmallestUnitAt);
}
