using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))).</summary>
/// <remarks>As ½(1 + tanh u) = 1 / (1 + e^-2u), it is x·s(z) with z = x·(A + B·x²), A = √(8/π), B = 0.044715·A.</remarks>
internal readonly struct GeluTanhFormula : IFormula
{
    /// <summary>A as a float, for the derivative.</summary>
    public const float A = 1.59576917f;

    /// <summary>B as a float.</summary>
    public const float B = 0.0713548139f;

    // Below the first limit the result is less than half of the smallest subnormal; above the second it rounds to x.
    private const float SmallestArgument = -10.9f;
    private const float LargestArgument = 6f;

    // A and B in two floats each. High has 20 bits after the point, so every sum with it below 16 is a multiple of its ulp.
    private const float AHigh = 1.59576893f;
    private const float ALow = 1.93077895e-07f;
    private const float BLow = 2.39883247e-09f;

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

        // Rounded once, z would be off by up to 3.8e-6 at -10 and e^-z by 60 ulp, so the rounding errors are carried along.
        TFloat b = TLanes.Create(B);
        TFloat aHigh = TLanes.Create(AHigh);
        TFloat zero = TLanes.Create(0f);
        TFloat square = TLanes.Multiply(clamped, clamped);
        TFloat squareLost = TLanes.FusedMultiplyAdd(clamped, clamped, TLanes.Subtract(zero, square));
        TFloat slope = TLanes.FusedMultiplyAdd(b, square, aHigh);
        TFloat slopeLost = TLanes.FusedMultiplyAdd(b, square, TLanes.Subtract(aHigh, slope));
        slopeLost = TLanes.FusedMultiplyAdd(b, squareLost, slopeLost);
        slopeLost = TLanes.FusedMultiplyAdd(TLanes.Create(BLow), square, slopeLost);
        slopeLost = TLanes.Add(slopeLost, TLanes.Create(ALow));

        // -z and its rounding error.
        TFloat negated = TLanes.Subtract(zero, clamped);
        TFloat minusZ = TLanes.Multiply(negated, slope);
        TFloat lost = TLanes.FusedMultiplyAdd(negated, slope, TLanes.Subtract(zero, minusZ));
        lost = TLanes.FusedMultiplyAdd(negated, slopeLost, lost);

        TInt bits = ExponentialParts.Reduce<TLanes, TFloat, TInt>(minusZ, ExponentialParts.DoubleScaleRounder, out TFloat r);
        TFloat value = LogisticParts.Product<TLanes, TFloat, TInt>(clamped, bits, TLanes.Add(r, lost));
        return TLanes.SelectLess(largest, x, x, value);
    }
}
