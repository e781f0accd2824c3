using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>e^x - 1.</summary>
internal readonly struct Expm1Formula : IFormula
{
    // Below the first limit e^x is less than a quarter of the ulp of 1 and the result rounds to -1; above the second it is +∞.
    private const float SmallestArgument = -20f;
    private const float LargestArgument = 89f;

    // The square of 2^-26. A smaller x is its own result: x²/2 is less than a quarter of its ulp.
    private const float SmallSquare = 2.22044605e-16f;

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

        // e^x - 1 = 2^n·(r + r²·tail) + (2^n - 1). Half of it is computed, because n reaches 128 and a float's exponent does not.
        TInt bits = ExponentialParts.Reduce<TLanes, TFloat, TInt>(clamped, ExponentialParts.HalfScaleRounder, out TFloat r);
        TFloat halfScale = TLanes.AsFloat(TLanes.ShiftLeft(bits, 23));
        TFloat linear = TLanes.FusedMultiplyAdd(halfScale, r, TLanes.Subtract(halfScale, TLanes.Create(0.5f)));
        TFloat quadratic = TLanes.Multiply(halfScale, TLanes.Multiply(r, r));
        TFloat half = TLanes.FusedMultiplyAdd(quadratic, ExponentialParts.Tail<TLanes, TFloat, TInt>(r), linear);
        TFloat value = TLanes.Add(half, half);

        // Half of a subnormal x would lose its last bit, and -0 its sign.
        return TLanes.SelectLess(TLanes.Multiply(x, x), TLanes.Create(SmallSquare), x, value);
    }
}
