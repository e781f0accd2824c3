using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes ln(1 + x) of every lane.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included: a small x is not lost in 1 + x, and ±0 stays ±0.</remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>ln(1 + x); -∞ for -1, NaN below -1, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log1p(Vector512<float> x) => Log1pFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Log1p(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1p(Vector256<float> x) => Log1pFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Log1p(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log1p(Vector128<float> x) => Log1pFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes ln(1 + x).</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included: a small x is not lost in 1 + x, and ±0 stays ±0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>ln(1 + x); -∞ for -1, NaN below -1, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log1p(float x) => Log1pFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes ln(1 + x) of every element. Allocates nothing.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included: a small x is not lost in 1 + x, and ±0 stays ±0.</remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Log1p(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<Log1pFormula>(source, destination);
}
