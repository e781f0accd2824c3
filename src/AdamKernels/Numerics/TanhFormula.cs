using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>The hyperbolic tangent.</summary>
internal readonly struct TanhFormula : IFormula
{
    private const int SignBit = unchecked((int)0x80000000);
    private const int AllButSign = 0x7FFFFFFF;

    // From 9.011 on, tanh rounds to 1; at the limit, the formula below gives exactly 1.
    private const float Limit = 9.1f;

    // tanh x = x + x³·(C0 + C1·x² + … + C4·x⁸) for |x| ≤ 0.55, minimizing the maximum relative error; computed as the coefficients of
    // the exponential are (see ExponentialParts). Maximum relative error, in exact arithmetic: 1.2e-9 = 2^-29.7.
    private const float SmallLimit = 0.55f;
    private const float C0 = -0.333333164f;
    private const float C1 = 0.133325502f;
    private const float C2 = -0.0538487285f;
    private const float C3 = 0.021057548f;
    private const float C4 = -0.00625494681f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        // The sign bit is removed and restored, which makes the function exactly odd and keeps -0.
        TFloat magnitude = TLanes.AsFloat(TLanes.And(TLanes.AsInt(x), TLanes.Create(AllButSign)));
        TFloat limit = TLanes.Create(Limit);
        magnitude = TLanes.SelectLess(limit, magnitude, limit, magnitude);

        // Both ranges are computed and one is selected: the quotient loses relative accuracy toward 0, where the polynomial is x.
        TFloat small = Small<TLanes, TFloat, TInt>(magnitude);
        TFloat large = Large<TLanes, TFloat, TInt>(magnitude);
        TFloat value = TLanes.SelectLess(magnitude, TLanes.Create(SmallLimit), small, large);

        TInt sign = TLanes.And(TLanes.AsInt(x), TLanes.Create(SignBit));
        return TLanes.AsFloat(TLanes.Or(TLanes.AsInt(value), sign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloat Small<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat square = TLanes.Multiply(x, x);
        TFloat p = TLanes.FusedMultiplyAdd(TLanes.Create(C4), square, TLanes.Create(C3));
        p = TLanes.FusedMultiplyAdd(p, square, TLanes.Create(C2));
        p = TLanes.FusedMultiplyAdd(p, square, TLanes.Create(C1));
        p = TLanes.FusedMultiplyAdd(p, square, TLanes.Create(C0));
        return TLanes.FusedMultiplyAdd(TLanes.Multiply(p, square), x, x);
    }

    // 1 - 2 / (e^2x + 1), with e^2x = 2^n·(1 + p). From the small limit on, the quotient is at most ½, which scales down its errors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloat Large<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TInt bits = ExponentialParts.Reduce<TLanes, TFloat, TInt>(
            TLanes.Add(x, x), ExponentialParts.SingleScaleRounder, out TFloat r);
        TFloat p = ExponentialParts.ExpMinusOne<TLanes, TFloat, TInt>(r);
        TFloat scale = TLanes.AsFloat(TLanes.ShiftLeft(bits, 23));
        TFloat one = TLanes.Create(1f);
        TFloat divisor = TLanes.FusedMultiplyAdd(p, scale, TLanes.Add(scale, one));
        return TLanes.Subtract(one, TLanes.Divide(TLanes.Create(2f), divisor));
    }
}
