using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes GELU in its exact form, x·Φ(x) with Φ(x) = ½(1 + erf(x/√2)), of every lane.</summary>
    /// <remarks>
    /// Within 4 ulp for every float, even where the result decays toward 0 on the negative side and where it is subnormal; ±0 stays ±0.
    /// </remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>x·Φ(x); -0 for -∞, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Gelu(Vector512<float> x) =>
        GeluFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Gelu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gelu(Vector256<float> x) =>
        GeluFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Gelu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Gelu(Vector128<float> x) =>
        GeluFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes GELU in its exact form, x·Φ(x) with Φ(x) = ½(1 + erf(x/√2)).</summary>
    /// <remarks>
    /// Within 4 ulp for every float, even where the result decays toward 0 on the negative side and where it is subnormal; ±0 stays ±0.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>x·Φ(x); -0 for -∞, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Gelu(float x) => GeluFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes GELU in its exact form, x·Φ(x) with Φ(x) = ½(1 + erf(x/√2)), of every element. Allocates nothing.</summary>
    /// <remarks>
    /// Within 4 ulp for every float, even where the result decays toward 0 on the negative side and where it is subnormal; ±0 stays ±0.
    /// </remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Gelu(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<GeluFormula>(source, destination);
}
