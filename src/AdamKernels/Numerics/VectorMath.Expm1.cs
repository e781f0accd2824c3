using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes e^x - 1 of every lane.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included: a small x is not lost in e^x, and ±0 stays ±0.</remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>e^x - 1; -1 for -∞, +∞ where the result is above the largest float, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Expm1(Vector512<float> x) =>
        Expm1Formula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Expm1(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x) =>
        Expm1Formula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Expm1(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Expm1(Vector128<float> x) =>
        Expm1Formula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes e^x - 1.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included: a small x is not lost in e^x, and ±0 stays ±0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>e^x - 1; -1 for -∞, +∞ where the result is above the largest float, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Expm1(float x) => Expm1Formula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes e^x - 1 of every element. Allocates nothing.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included: a small x is not lost in e^x, and ±0 stays ±0.</remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Expm1(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<Expm1Formula>(source, destination);
}
