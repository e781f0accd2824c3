using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes the exponential function e^x of every lane.</summary>
    /// <remarks>Within 1 ulp for every float, subnormal results included. Results too large for a float are +∞; too small, 0.</remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>e^x; NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => ExpFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) => ExpFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x) => ExpFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes the exponential function e^x.</summary>
    /// <remarks>Within 1 ulp for every float, subnormal results included. Results too large for a float are +∞; too small, 0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>e^x; NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => ExpFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes the exponential function e^x of every element. Allocates nothing.</summary>
    /// <remarks>Within 1 ulp for every float, subnormal results included. Results too large for a float are +∞; too small, 0.</remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Exp(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<ExpFormula>(source, destination);
}
