using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes the error function, 2/√π·∫₀ˣ exp(-t²) dt, of every lane.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included; exactly odd, and -0 stays -0.</remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>erf x, from -1 to 1; NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x) =>
        ErfFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Erf(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x) =>
        ErfFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Erf(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Erf(Vector128<float> x) =>
        ErfFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes the error function, 2/√π·∫₀ˣ exp(-t²) dt.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included; exactly odd, and -0 stays -0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>erf x, from -1 to 1; NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x) => ErfFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes the error function, 2/√π·∫₀ˣ exp(-t²) dt, of every element. Allocates nothing.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included; exactly odd, and -0 stays -0.</remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Erf(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<ErfFormula>(source, destination);
}
