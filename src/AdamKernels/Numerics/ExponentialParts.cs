using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>What exp and the functions built on it share: the reduction x = n·ln 2 + r, and a polynomial for |r| ≤ ln 2 / 2.</summary>
internal static class ExponentialParts
{
    // Below the first limit exp rounds to 0 (e^-104 is less than half of the smallest subnormal); above the second it is +∞.
    private const float SmallestArgument = -104f;
    private const float LargestArgument = 89f;

    /// <summary>
    /// 1.5·2^23 + 127. A float of this size has an ulp of 1, so adding it rounds to an integer, which is then in the last bits.
    /// Shifted left by 23, these are the float 2^n.
    /// </summary>
    public const float SingleScaleRounder = 12582912f + 127f;

    /// <summary>As <see cref="SingleScaleRounder"/>, for a scale in two halves: the last bits hold n + 2·127.</summary>
    public const float DoubleScaleRounder = 12582912f + 254f;

    /// <summary>As <see cref="SingleScaleRounder"/>, for half of the scale: the last bits hold n - 1 + 127.</summary>
    public const float HalfScaleRounder = 12582912f + 126f;

    private const float Log2E = 1.44269502f;

    // ln 2 in two floats. n·Ln2High is subtracted exactly: x and the product are multiples of 2^-25 (n ≤ 1) or 2^-24, and the
    // rest is below 0.5. Ln2Low then supplies the next 24 bits.
    private const float Ln2High = 0.693147182f;
    private const float Ln2Low = -1.90465421e-9f;

    // e^r = 1 + r + r²·(C0 + C1·r + … + C4·r⁴) on |r| ≤ 0.34661 (ln 2 / 2 and a margin of 1e-4), minimal in the largest relative
    // error: Lawson's iteration (least squares on 160 Chebyshev nodes, reweighted by the error) in 50-digit arithmetic. The
    // coefficients were rounded to float one after another from C0 up, and the remaining ones were refitted each time.
    // Maximum relative error with these coefficients, in exact arithmetic: 3.2e-9 = 2^-28.2.
    private const float C0 = 0.49999994f;
    private const float C1 = 0.166665211f;
    private const float C2 = 0.0416682661f;
    private const float C3 = 0.00836867932f;
    private const float C4 = 0.00138207781f;

    /// <summary>x, clamped to just beyond the range where exp is neither 0 nor infinite; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Clamp<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        // Compare and select instead of a minimum instruction: processors differ in how those treat NaN.
        TFloat smallest = TLanes.Create(SmallestArgument);
        TFloat largest = TLanes.Create(LargestArgument);
        x = TLanes.SelectLess(x, smallest, smallest, x);
        return TLanes.SelectLess(largest, x, largest, x);
    }

    /// <summary>Splits x into n·ln 2 + remainder. The low bits of the result are n plus the offset within the rounder.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TInt Reduce<TLanes, TFloat, TInt>(TFloat x, float rounder, out TFloat remainder)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat shifted = TLanes.FusedMultiplyAdd(x, TLanes.Create(Log2E), TLanes.Create(rounder));
        TFloat n = TLanes.Subtract(shifted, TLanes.Create(rounder));
        remainder = TLanes.FusedMultiplyAdd(n, TLanes.Create(-Ln2High), x);
        remainder = TLanes.FusedMultiplyAdd(n, TLanes.Create(-Ln2Low), remainder);
        return TLanes.AsInt(shifted);
    }

    /// <summary>The factor of r² in e^r = 1 + r + r²·tail(r).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Tail<TLanes, TFloat, TInt>(TFloat r)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat tail = TLanes.FusedMultiplyAdd(TLanes.Create(C4), r, TLanes.Create(C3));
        tail = TLanes.FusedMultiplyAdd(tail, r, TLanes.Create(C2));
        tail = TLanes.FusedMultiplyAdd(tail, r, TLanes.Create(C1));
        return TLanes.FusedMultiplyAdd(tail, r, TLanes.Create(C0));
    }

    /// <summary>e^r - 1, accurate relative to the result: a small r loses nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat ExpMinusOne<TLanes, TFloat, TInt>(TFloat r)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat tail = Tail<TLanes, TFloat, TInt>(r);
        return TLanes.FusedMultiplyAdd(TLanes.Multiply(r, r), tail, r);
    }

    /// <summary>e^x for x from -88.3 to 88.3; 0 below -87.7, where the scale 2^-127 has the bits of 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat NormalExp<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TInt bits = Reduce<TLanes, TFloat, TInt>(x, SingleScaleRounder, out TFloat r);
        TFloat scale = TLanes.AsFloat(TLanes.ShiftLeft(bits, 23));
        return TLanes.FusedMultiplyAdd(ExpMinusOne<TLanes, TFloat, TInt>(r), scale, scale);
    }
}
