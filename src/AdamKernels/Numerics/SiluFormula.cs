using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>x / (1 + e^-x).</summary>
internal readonly struct SiluFormula : IFormula
{
    // Below the first limit the result is less than half of the smallest subnormal; above the second it rounds to x.
    private const float SmallestArgument = -110f;
    private const float LargestArgument = 20f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat smallest = TLanes.Create(SmallestArgument);
        TFloat largest = TLanes.Create(LargestArgument);
        TFloat clamped = TLanes.SelectLess(x, smallest, smallest, x);
        clamped = TLanes.SelectLess(largest, clamped, largest, clamped);

        TFloat negated = TLanes.Subtract(TLanes.Create(0f), clamped);
        TInt bits = ExponentialParts.Reduce<TLanes, TFloat, TInt>(negated, ExponentialParts.DoubleScaleRounder, out TFloat r);
        TFloat value = LogisticParts.Product<TLanes, TFloat, TInt>(clamped, bits, r);
        return TLanes.SelectLess(largest, x, x, value);
    }
}
