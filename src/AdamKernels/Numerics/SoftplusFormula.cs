using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>ln(1 + e^x).</summary>
internal readonly struct SoftplusFormula : IFormula
{
    private const int SignBit = unchecked((int)0x80000000);

    // √2 - 1, where 1 + t is treated as twice a number below 1 instead.
    private const float HalvingLimit = 0.414213568f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        // max(x, 0) + ln(1 + t) with t = e^-|x|, at most 1. From 17 on, and so above PyTorch's threshold of 20, the sum is x.
        TFloat zero = TLanes.Create(0f);
        TFloat negated = TLanes.AsFloat(TLanes.Or(TLanes.AsInt(x), TLanes.Create(SignBit)));
        TFloat t = ExpFormula.Evaluate<TLanes, TFloat, TInt>(negated);

        // 1 + t = 2^n·(1 + f) with n = 0 or 1. The logarithm is accurate relative to the result, so a small t loses nothing.
        TFloat limit = TLanes.Create(HalvingLimit);
        TFloat half = TLanes.Create(0.5f);
        TFloat f = TLanes.SelectLess(t, limit, t, TLanes.FusedMultiplyAdd(t, half, TLanes.Create(-0.5f)));
        TFloat n = TLanes.SelectLess(t, limit, zero, TLanes.Create(1f));
        TFloat logarithm = LogarithmParts.Assemble<TLanes, TFloat, TInt>(n, f);
        return TLanes.Add(TLanes.SelectLess(x, zero, zero, x), logarithm);
    }
}
