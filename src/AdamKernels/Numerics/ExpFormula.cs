using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>e^x.</summary>
internal readonly struct ExpFormula : IFormula
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat clamped = ExponentialParts.Clamp<TLanes, TFloat, TInt>(x);
        TInt bits = ExponentialParts.Reduce<TLanes, TFloat, TInt>(clamped, ExponentialParts.DoubleScaleRounder, out TFloat r);
        TFloat one = TLanes.Create(1f);
        TFloat slope = TLanes.FusedMultiplyAdd(ExponentialParts.Tail<TLanes, TFloat, TInt>(r), r, one);
        TFloat value = TLanes.FusedMultiplyAdd(slope, r, one);

        // 2^n in two halves, because n ranges from -150 to 128 and a float's exponent does not: the first product is exact, the second
        // rounds once, to a subnormal or to infinity where it must. Only the last nine bits of the integers survive the shift by 23.
        TInt half = TLanes.ShiftRight(bits, 1);
        TFloat firstScale = TLanes.AsFloat(TLanes.ShiftLeft(half, 23));
        TFloat secondScale = TLanes.AsFloat(TLanes.ShiftLeft(TLanes.Subtract(bits, half), 23));
        return TLanes.Multiply(TLanes.Multiply(value, firstScale), secondScale);
    }
}
