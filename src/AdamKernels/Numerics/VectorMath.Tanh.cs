using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes the hyperbolic tangent of every lane.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included; exactly odd, and -0 stays -0.</remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>tanh x, from -1 to 1; NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) => TanhFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x) => TanhFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x) => TanhFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes the hyperbolic tangent.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included; exactly odd, and -0 stays -0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>tanh x, from -1 to 1; NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => TanhFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes the hyperbolic tangent of every element. Allocates nothing.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included; exactly odd, and -0 stays -0.</remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Tanh(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<TanhFormula>(source, destination);
}
