using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>What SiLU and the tanh form of GELU share: both are x·s(z) with s(z) = 1 / (1 + e^-z), where z is x or a cubic in x.</summary>
internal static class LogisticParts
{
    private const int SignBit = unchecked((int)0x80000000);

    /// <summary>numerator·s(z), rounded as one quotient: a result may be subnormal although the numerator is not small.</summary>
    /// <param name="numerator">From -110 to 110.</param>
    /// <param name="bits">The result of the reduction of -z with <see cref="ExponentialParts.DoubleScaleRounder"/>.</param>
    /// <param name="r">The remainder of that reduction.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Product<TLanes, TFloat, TInt>(TFloat numerator, TInt bits, TFloat r)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        // As in SigmoidFormula, with the numerator in place of 1.
        TFloat p = ExponentialParts.ExpMinusOne<TLanes, TFloat, TInt>(r);
        TInt half = TLanes.ShiftRight(bits, 1);
        TFloat scale = TLanes.AsFloat(TLanes.ShiftLeft(TLanes.Subtract(bits, half), 23));
        TFloat unit = TLanes.AsFloat(TLanes.ShiftLeft(TLanes.Subtract(TLanes.Create(2 * 127), half), 23));
        TFloat powers = TLanes.Add(scale, unit);
        TFloat lost = TLanes.Subtract(unit, TLanes.Subtract(powers, scale));
        TFloat divisor = TLanes.Add(powers, TLanes.FusedMultiplyAdd(p, scale, lost));
        return TLanes.Divide(TLanes.Multiply(numerator, unit), divisor);
    }

    /// <summary>The derivative of x·s(z): s(z)·(1 + x·z'·s(-z)), accurate relative to 1.</summary>
    /// <param name="z">From -88.3 to 88.3; below -87.7 and above 87.7 the exponential counts as 0.</param>
    /// <param name="factor">x·z'.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat ProductDerivative<TLanes, TFloat, TInt>(TFloat z, TFloat factor)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        // One of s(z) and s(-z) is t·q and the other is q. Neither is a difference, whose error the factor would amplify.
        TFloat zero = TLanes.Create(0f);
        TFloat one = TLanes.Create(1f);
        TFloat negated = TLanes.AsFloat(TLanes.Or(TLanes.AsInt(z), TLanes.Create(SignBit)));
        TFloat t = ExponentialParts.NormalExp<TLanes, TFloat, TInt>(negated);
        TFloat q = TLanes.Divide(one, TLanes.Add(one, t));
        TFloat tq = TLanes.Multiply(t, q);
        TFloat s = TLanes.SelectLess(z, zero, tq, q);
        TFloat opposite = TLanes.SelectLess(z, zero, q, tq);
        return TLanes.Multiply(s, TLanes.FusedMultiplyAdd(factor, opposite, one));
    }
}
