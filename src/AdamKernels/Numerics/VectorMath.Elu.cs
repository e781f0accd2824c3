using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes ELU with α = 1 of every lane.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included; from 0 on the argument itself, and -0 stays -0.</remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>x where it is positive and e^x - 1 elsewhere; -1 for -∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Elu(Vector512<float> x) =>
        EluFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Elu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Elu(Vector256<float> x) =>
        EluFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Elu(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Elu(Vector128<float> x) =>
        EluFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes ELU with α = 1.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included; from 0 on the argument itself, and -0 stays -0.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>x where it is positive and e^x - 1 elsewhere; -1 for -∞, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Elu(float x) => EluFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes ELU with α = 1 of every element. Allocates nothing.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal ones included; from 0 on the argument itself, and -0 stays -0.</remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Elu(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<EluFormula>(source, destination);
}
