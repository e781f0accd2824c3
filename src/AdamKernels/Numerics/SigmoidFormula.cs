using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>1 / (1 + e^-x).</summary>
internal readonly struct SigmoidFormula : IFormula
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat clamped = ExponentialParts.Clamp<TLanes, TFloat, TInt>(x);
        TFloat negated = TLanes.Subtract(TLanes.Create(0f), clamped);
        TInt bits = ExponentialParts.Reduce<TLanes, TFloat, TInt>(negated, ExponentialParts.DoubleScaleRounder, out TFloat r);
        TFloat p = ExponentialParts.ExpMinusOne<TLanes, TFloat, TInt>(r);

        // e^-x = 2^n·(1 + p), and with h the half of n
        //     1 / (1 + e^-x) = 2^-h / (2^-h + 2^(n-h) + 2^(n-h)·p).
        // All powers are normal numbers although n reaches 150, and a subnormal result is rounded only in the quotient.
        // Only the last nine bits of the integers survive the shift by 23.
        TInt half = TLanes.ShiftRight(bits, 1);
        TFloat scale = TLanes.AsFloat(TLanes.ShiftLeft(TLanes.Subtract(bits, half), 23));
        TFloat numerator = TLanes.AsFloat(TLanes.ShiftLeft(TLanes.Subtract(TLanes.Create(2 * 127), half), 23));

        // The two powers add up exactly unless they are more than 23 binary places apart. From n = 24 on, the rounding error of
        // their sum is added back with p; otherwise `lost` is 0 and the divisor is rounded once.
        TFloat powers = TLanes.Add(scale, numerator);
        TFloat lost = TLanes.Subtract(numerator, TLanes.Subtract(powers, scale));
        TFloat divisor = TLanes.Add(powers, TLanes.FusedMultiplyAdd(p, scale, lost));
        return TLanes.Divide(numerator, divisor);
    }
}
