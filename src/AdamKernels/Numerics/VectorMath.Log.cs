using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes the natural logarithm of every lane.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included.</remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>ln x; -∞ for ±0, NaN for a negative argument, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) => LogFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x) => LogFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x) => LogFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes the natural logarithm.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>ln x; -∞ for ±0, NaN for a negative argument, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => LogFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes the natural logarithm of every element. Allocates nothing.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included.</remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Log(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<LogFormula>(source, destination);
}
