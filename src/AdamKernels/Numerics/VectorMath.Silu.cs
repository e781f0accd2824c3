using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes SiLU, x / (1 + e^-x), of every lane.</summary>
    /// <remarks>
    /// Within 2 ulp for every float, even where the result decays toward 0 on the negative side and where it is subnormal; ±0 stays ±0.
    /// </remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>x·sigmoid(x); -0 for -∞, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Silu(Vector512<float> x) =>
        SiluFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Silu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Silu(Vector256<float> x) =>
        SiluFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Silu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Silu(Vector128<float> x) =>
        SiluFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes SiLU, x / (1 + e^-x).</summary>
    /// <remarks>
    /// Within 2 ulp for every float, even where the result decays toward 0 on the negative side and where it is subnormal; ±0 stays ±0.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>x·sigmoid(x); -0 for -∞, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Silu(float x) => SiluFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes SiLU, x / (1 + e^-x), of every element. Allocates nothing.</summary>
    /// <remarks>
    /// Within 2 ulp for every float, even where the result decays toward 0 on the negative side and where it is subnormal; ±0 stays ±0.
    /// </remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Silu(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<SiluFormula>(source, destination);
}
