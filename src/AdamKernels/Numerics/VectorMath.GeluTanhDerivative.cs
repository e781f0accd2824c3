using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes the derivative of GELU in its tanh form of every lane.</summary>
    /// <remarks>
    /// For emitted code. Within 3 ulp of the larger of 1 and the result. It crosses 0 near x = -0.752, where no formula in floats would
    /// be accurate relative to it.
    /// </remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>The derivative; 0 for -∞, 1 for +∞, NaN for NaN.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluTanhDerivative(Vector512<float> x) =>
        GeluTanhDerivativeFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="GeluTanhDerivative(Vector512{float})"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluTanhDerivative(Vector256<float> x) =>
        GeluTanhDerivativeFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="GeluTanhDerivative(Vector512{float})"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GeluTanhDerivative(Vector128<float> x) =>
        GeluTanhDerivativeFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes the derivative of GELU in its tanh form.</summary>
    /// <remarks>
    /// For emitted code. Within 3 ulp of the larger of 1 and the result. It crosses 0 near x = -0.752, where no formula in floats would
    /// be accurate relative to it.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <returns>The derivative; 0 for -∞, 1 for +∞, NaN for NaN.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GeluTanhDerivative(float x) => GeluTanhDerivativeFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes the derivative of GELU in its tanh form of every element. Allocates nothing.</summary>
    /// <remarks>
    /// For emitted code. Within 3 ulp of the larger of 1 and the result. It crosses 0 near x = -0.752, where no formula in floats would
    /// be accurate relative to it.
    /// </remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void GeluTanhDerivative(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<GeluTanhDerivativeFormula>(source, destination);
}
