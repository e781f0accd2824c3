using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels.Runtime;

/// <summary>
/// Quotients by multiply-adds, with the same bits as a division, for kernels that wait for the divider where it is slow.
/// </summary>
/// <remarks>
/// One Newton step of third order from the 14-bit estimate y of 1/b, with e = 1 - b·y: y += y·(e + e²). Then one step for the quotient:
/// q = a·y, q += (a - b·q)·y. All operations are fused and to nearest, but e + e² is rounded up. Before its last rounding, q is then off by
/// at most 0.75·b²·2⁻²⁴/b units in the last place, with the mantissa b in [1, 2). A quotient of floats is at least a multiple n of 2⁻²⁴/b
/// away from the middle of two floats, so only those with n ≤ 3 can be rounded wrongly. A test tries all of these, and none is. With
/// e + e² to nearest, one is: 1 divided by the largest mantissa.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Quotients
{
    /// <summary>Denominators must be at least this: the reciprocal of a smaller one can be beyond the range of a float.</summary>
    private const double MinDenominator = 1e-35;

    /// <summary>What is added to a root, itself below 2⁶⁴, must be at most this: then no denominator is above 2⁶⁵.</summary>
    private const double MaxEpsilon = 1e18;

    /// <summary>Of the smallest numerator, 2⁻⁶⁰: then a - b·q is a float, and the quotient is at least 2⁻¹²⁵, a normal number.</summary>
    private const int MinNumeratorExponent = 67;

    // The processor's maker, which an instruction gives as three words of text: "Genu", "ntel", "ineI".
    private const int Genu = 0x756E6547;
    private const int Ntel = 0x6C65746E;
    private const int IneI = 0x49656E69;

    private static readonly bool s_areFaster =
        VectorPaths.Selected == VectorPath.Vector512 && Avx512F.IsSupported && X86Base.CpuId(0, 0) is (_, Genu, Ntel, IneI);

    /// <summary>
    /// Whether kernels should call <see cref="TryDivide"/>: on processors of Intel with 512-bit vectors, where a division takes ten cycles
    /// and shares its unit with the square root.
    /// </summary>
    /// <param name="epsilon">What is added to each root before the division; at least 0.</param>
    internal static bool AreFaster(double epsilon) => s_areFaster && epsilon is >= MinDenominator and <= MaxEpsilon;

    /// <summary>
    /// Divides four vectors, unless a lane is beyond the range in which multiply-adds give the exact quotient. A numerator must be +0 or at
    /// least 2⁻⁶⁰ in magnitude, and nothing may overflow or be NaN.
    /// </summary>
    /// <param name="a0">Numerators.</param>
    /// <param name="a1">The next ones.</param>
    /// <param name="a2">The next ones.</param>
    /// <param name="a3">The next ones.</param>
    /// <param name="b0">Denominators: NaN, infinite, or positive and between 1e-35 and 2⁶⁵.</param>
    /// <param name="b1">The next ones.</param>
    /// <param name="b2">The next ones.</param>
    /// <param name="b3">The next ones.</param>
    /// <param name="q0">The quotients, or anything if the method returns false.</param>
    /// <param name="q1">The next ones.</param>
    /// <param name="q2">The next ones.</param>
    /// <param name="q3">The next ones.</param>
    /// <returns>Whether all quotients have the bits of a division.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDivide(
        Vector512<float> a0,
        Vector512<float> a1,
        Vector512<float> a2,
        Vector512<float> a3,
        Vector512<float> b0,
        Vector512<float> b1,
        Vector512<float> b2,
        Vector512<float> b3,
        out Vector512<float> q0,
        out Vector512<float> q1,
        out Vector512<float> q2,
        out Vector512<float> q3)
    {
        q0 = Divide(a0, b0);
        q1 = Divide(a1, b1);
        q2 = Divide(a2, b2);
        q3 = Divide(a3, b3);

        // One comparison for four vectors. A quotient that overflowed, or whose denominator is infinite, is NaN.
        Vector512<uint> least = Vector512.Min(
            Vector512.Min(MagnitudeMinusOne(a0), MagnitudeMinusOne(a1)), Vector512.Min(MagnitudeMinusOne(a2), MagnitudeMinusOne(a3)));
        Vector512<uint> isOutside = Vector512.LessThan(least, Vector512.Create(((uint)MinNumeratorExponent << 24) - 1))
            | Avx512F.CompareUnordered(q0, q1).AsUInt32()
            | Avx512F.CompareUnordered(q2, q3).AsUInt32();
        return isOutside == Vector512<uint>.Zero;
    }

    /// <summary>The bits of the magnitudes, in order of size: 0 becomes the largest one, and -0 the smallest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> MagnitudeMinusOne(Vector512<float> a) =>
        Avx512F.RotateLeft(a.AsUInt32(), 1) - Vector512<uint>.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Divide(Vector512<float> a, Vector512<float> b)
    {
        Vector512<float> y = Avx512F.Reciprocal14(b);
        Vector512<float> e = Avx512F.FusedMultiplyAddNegated(b, y, Vector512<float>.One);
        e = Avx512F.FusedMultiplyAdd(e, e, e, FloatRoundingMode.ToPositiveInfinity);
        y = Avx512F.FusedMultiplyAdd(y, e, y);

        Vector512<float> q = a * y;
        return Avx512F.FusedMultiplyAdd(Avx512F.FusedMultiplyAddNegated(b, q, a), y, q);
    }
}
