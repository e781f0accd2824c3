using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes softplus, ln(1 + e^x), of every lane.</summary>
    /// <remarks>
    /// Within 2 ulp for every float, subnormal results included. Above 20 it is x itself, as with the threshold of PyTorch.
    /// </remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>ln(1 + e^x); 0 for -∞, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x) =>
        SoftplusFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x) =>
        SoftplusFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x) =>
        SoftplusFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes softplus, ln(1 + e^x).</summary>
    /// <remarks>
    /// Within 2 ulp for every float, subnormal results included. Above 20 it is x itself, as with the threshold of PyTorch.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>ln(1 + e^x); 0 for -∞, +∞ for +∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => SoftplusFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes softplus, ln(1 + e^x), of every element. Allocates nothing.</summary>
    /// <remarks>
    /// Within 2 ulp for every float, subnormal results included. Above 20 it is x itself, as with the threshold of PyTorch.
    /// </remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Softplus(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<SoftplusFormula>(source, destination);
}
