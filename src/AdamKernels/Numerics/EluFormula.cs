using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>x where it is positive, e^x - 1 elsewhere.</summary>
internal readonly struct EluFormula : IFormula
{
    // Below this limit e^x is less than a quarter of the ulp of 1, and the result rounds to -1.
    private const float SmallestArgument = -20f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat smallest = TLanes.Create(SmallestArgument);
        TFloat clamped = TLanes.SelectLess(x, smallest, smallest, x);

        // As in Expm1Formula. But 2^n is at most 1 where the result is used, so it needs no halving, and for a small x it is 1
        // and the sum is x itself.
        TInt bits = ExponentialParts.Reduce<TLanes, TFloat, TInt>(clamped, ExponentialParts.SingleScaleRounder, out TFloat r);
        TFloat scale = TLanes.AsFloat(TLanes.ShiftLeft(bits, 23));
        TFloat linear = TLanes.FusedMultiplyAdd(scale, r, TLanes.Subtract(scale, TLanes.Create(1f)));
        TFloat quadratic = TLanes.Multiply(scale, TLanes.Multiply(r, r));
        TFloat value = TLanes.FusedMultiplyAdd(quadratic, ExponentialParts.Tail<TLanes, TFloat, TInt>(r), linear);

        // 0 of either sign and NaN are not less than 0 and are returned unchanged.
        return TLanes.SelectLess(x, TLanes.Create(0f), value, x);
    }
}
