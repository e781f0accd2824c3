using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>The natural logarithm.</summary>
internal readonly struct LogFormula : IFormula
{
    private const float SmallestNormal = 1.17549435e-38f;
    private const float SubnormalScale = 8388608f;
    private const float SubnormalExponent = 23f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        // A subnormal number has no exponent of its own; scaled by 2^23 it is normal.
        TFloat zero = TLanes.Create(0f);
        TFloat smallestNormal = TLanes.Create(SmallestNormal);
        TFloat scaled = TLanes.SelectLess(x, smallestNormal, TLanes.Multiply(x, TLanes.Create(SubnormalScale)), x);
        TFloat correction = TLanes.SelectLess(x, smallestNormal, TLanes.Create(SubnormalExponent), zero);

        // x = 2^n·(1 + f) with 1 + f from √½ to √2, so x near 1 has n = 0 on both sides and nothing cancels.
        TInt bits = TLanes.AsInt(scaled);
        TInt exponent = TLanes.ShiftRight(TLanes.Subtract(bits, TLanes.Create(LogarithmParts.SqrtHalfBits)), 23);
        TFloat mantissa = TLanes.AsFloat(TLanes.Subtract(bits, TLanes.ShiftLeft(exponent, 23)));
        TFloat f = TLanes.Subtract(mantissa, TLanes.Create(1f));
        TFloat n = TLanes.Subtract(TLanes.ToFloat(exponent), correction);
        TFloat result = LogarithmParts.Assemble<TLanes, TFloat, TInt>(n, f);

        // +∞ and NaN are their own results; the NaN of a negative x is a constant, because processors produce different ones.
        result = TLanes.SelectLess(x, TLanes.Create(float.PositiveInfinity), result, x);
        result = TLanes.SelectLess(x, zero, TLanes.Create(float.NaN), result);
        return TLanes.SelectEqual(x, zero, TLanes.Create(float.NegativeInfinity), result);
    }
}
