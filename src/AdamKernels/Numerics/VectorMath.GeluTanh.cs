using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes GELU in its tanh form of every lane.</summary>
    /// <remarks>
    /// ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))), within 2 ulp for every float, even where the result decays toward 0 on the negative side
    /// and where it is subnormal; ±0 stays ±0.
    /// </remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>The value; -0 for -∞, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluTanh(Vector512<float> x) =>
        GeluTanhFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="GeluTanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluTanh(Vector256<float> x) =>
        GeluTanhFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="GeluTanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GeluTanh(Vector128<float> x) =>
        GeluTanhFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes GELU in its tanh form.</summary>
    /// <remarks>
    /// ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))), within 2 ulp for every float, even where the result decays toward 0 on the negative side
    /// and where it is subnormal; ±0 stays ±0.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The value; -0 for -∞, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GeluTanh(float x) => GeluTanhFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes GELU in its tanh form of every element. Allocates nothing.</summary>
    /// <remarks>
    /// ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))), within 2 ulp for every float, even where the result decays toward 0 on the negative side
    /// and where it is subnormal; ±0 stays ±0.
    /// </remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void GeluTanh(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<GeluTanhFormula>(source, destination);
}
