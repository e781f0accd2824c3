using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels;

/// <summary>
/// The scalar counterpart of the vector instructions that kernels use. For emitted code; not meant to be called directly.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScalarMath
{
    /// <summary>The bits of 2^-126, the smallest normal float, as a double, shifted left by one: its sign is gone.</summary>
    private const ulong TwiceSmallestNormal = 0x3810_0000_0000_0000UL << 1;

    /// <summary>
    /// Computes <c>a * b + c</c> with a single rounding: the same bits on every processor, with or without an instruction for it.
    /// </summary>
    /// <param name="a">The first factor.</param>
    /// <param name="b">The second factor.</param>
    /// <param name="c">The value added to the product.</param>
    /// <returns>The exact value of <c>a * b + c</c>, rounded once to the nearest float (ties to even).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float FusedMultiplyAdd(float a, float b, float c)
    {
        // Without the instruction, MathF.FusedMultiplyAdd calls the platform's C library, which costs far more than the form below.
        return Fma.IsSupported || AdvSimd.IsSupported
            ? MathF.FusedMultiplyAdd(a, b, c)
            : SoftwareFusedMultiplyAdd(a, b, c);
    }

    /// <summary>The fused multiply-add from double-precision arithmetic alone.</summary>
    /// <remarks>
    /// The product of two floats is exact in double (48 of 53 bits). The sum with <paramref name="c"/> is rounded to double, and then to
    /// float. That is what one rounding gives, unless the sum in double lies exactly between two floats: the exact value lies on the same
    /// side of all such ties, since rounding keeps the order. A sum that is a tie, or that becomes a subnormal float, whose ties are
    /// others, goes the long way.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float SoftwareFusedMultiplyAdd(float a, float b, float c)
    {
        double product = (double)a * b;
        double sum = product + c;
        long bits = BitConverter.DoubleToInt64Bits(sum);

        // A float has 29 fewer fraction bits. Subtracting 1 wraps a sum of 0 to the largest number, so it does not count as subnormal.
        bool isTie = (bits & 0x1FFF_FFFF) == 0x1000_0000;
        bool isSubnormal = (ulong)(bits << 1) - 1 < (TwiceSmallestNormal - 1);
        return isTie || isSubnormal ? AddRoundingToOdd(product, c) : (float)sum;
    }

    /// <summary>The sum of a product and an addend, rounded to float once.</summary>
    /// <remarks>
    /// The sum is rounded to odd: if it is inexact, the neighbor with an odd last bit is taken, which preserves on which side of a tie the
    /// exact value lies. 53 bits are at least two more than the 24 of a float (a subnormal one has even fewer), so the conversion to float
    /// then rounds as if from the exact value (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums", 2008).
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float AddRoundingToOdd(double product, double addend)
    {
        // TwoSum (Knuth): sum + error is the exact value. Neither overflow nor underflow is possible in double here.
        double sum = product + addend;
        double addendPart = sum - product;
        double error = (product - (sum - addendPart)) + (addend - addendPart);

        long bits = BitConverter.DoubleToInt64Bits(sum);

        // For infinities and NaN the error is NaN, the comparison is false, and the sum passes unchanged.
        long isInexact = Math.Abs(error) > 0 ? 1 : 0;

        // One unit away from zero if the exact value is larger in magnitude than the sum, otherwise one unit toward zero.
        long step = 1 | ((bits ^ BitConverter.DoubleToInt64Bits(error)) >> 63);
        bits += step & -(isInexact & ~bits);
        return (float)BitConverter.Int64BitsToDouble(bits);
    }
}
