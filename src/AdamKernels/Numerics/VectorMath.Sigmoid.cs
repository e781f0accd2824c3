using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>Computes the logistic function 1 / (1 + e^-x) of every lane.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal results included.</remarks>
    /// <param name="x">The arguments.</param>
    /// <returns>A value from 0 to 1; NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => SigmoidFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(x);

    /// <inheritdoc cref="Sigmoid(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => SigmoidFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(x);

    /// <inheritdoc cref="Sigmoid(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x) => SigmoidFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(x);

    /// <summary>Computes the logistic function 1 / (1 + e^-x).</summary>
    /// <remarks>Within 2 ulp for every float, subnormal results included.</remarks>
    /// <param name="x">The argument.</param>
    /// <returns>A value from 0 to 1; NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => SigmoidFormula.Evaluate<LanesScalar, float, int>(x);

    /// <summary>Computes the logistic function 1 / (1 + e^-x) of every element. Allocates nothing.</summary>
    /// <remarks>Within 2 ulp for every float, subnormal results included.</remarks>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">
    /// Receives the results: as long as <paramref name="source"/>, and either the same memory or not overlapping it.
    /// </param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Sigmoid(ReadOnlySpan<float> source, Span<float> destination) =>
        ElementwiseMap.Apply<SigmoidFormula>(source, destination);
}
