using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>The error function.</summary>
internal readonly struct ErfFormula : IFormula
{
    private const int SignBit = unchecked((int)0x80000000);
    private const int AllButSign = 0x7FFFFFFF;

    // From 3.92 on, erf rounds to 1; at the limit, the formula below gives exactly 1.
    private const float Limit = 4f;

    // erf x = x + x·(C0 + C1·x² + … + C5·x¹⁰) for |x| ≤ 0.85, minimizing the maximum relative error; computed as the coefficients of
    // the exponential are (see ExponentialParts). Maximum relative error, in exact arithmetic: 7.0e-9 = 2^-27.1.
    private const float SmallLimit = 0.85f;
    private const float C0 = 0.128379166f;
    private const float C1 = -0.376125872f;
    private const float C2 = 0.112828277f;
    private const float C3 = -0.0268057864f;
    private const float C4 = 0.00505527062f;
    private const float C5 = -0.000633475895f;

    // ln(1 - erf x) = L0 + L1·x + … + L6·x⁶ for x from 0.85 to 4, computed in the same way; minimizing the maximum relative error that
    // it causes in erf: 2.1e-9 = 2^-28.8.
    private const float L0 = -0.000103486615f;
    private const float L1 = -1.12806547f;
    private const float L2 = -0.636511147f;
    private const float L3 = -0.104532994f;
    private const float L4 = 0.022522565f;
    private const float L5 = -0.00311876158f;
    private const float L6 = 0.000203772215f;

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
        TFloat p = TLanes.FusedMultiplyAdd(TLanes.Create(C5), square, TLanes.Create(C4));
        p = TLanes.FusedMultiplyAdd(p, square, TLanes.Create(C3));
        p = TLanes.FusedMultiplyAdd(p, square, TLanes.Create(C2));
        p = TLanes.FusedMultiplyAdd(p, square, TLanes.Create(C1));
        p = TLanes.FusedMultiplyAdd(p, square, TLanes.Create(C0));
        return TLanes.FusedMultiplyAdd(p, x, x);
    }

    // 1 - e^L(x): the exponential is at most 0.23 here, which scales down its errors. No division is needed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloat Large<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat p = TLanes.FusedMultiplyAdd(TLanes.Create(L6), x, TLanes.Create(L5));
        p = TLanes.FusedMultiplyAdd(p, x, TLanes.Create(L4));
        p = TLanes.FusedMultiplyAdd(p, x, TLanes.Create(L3));
        p = TLanes.FusedMultiplyAdd(p, x, TLanes.Create(L2));
        p = TLanes.FusedMultiplyAdd(p, x, TLanes.Create(L1));
        p = TLanes.FusedMultiplyAdd(p, x, TLanes.Create(L0));
        return TLanes.Subtract(TLanes.Create(1f), ExponentialParts.NormalExp<TLanes, TFloat, TInt>(p));
    }
}
