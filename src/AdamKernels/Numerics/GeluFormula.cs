using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>x·Φ(x), with the normal distribution Φ.</summary>
internal readonly struct GeluFormula : IFormula
{
    private const int AllButSign = 0x7FFFFFFF;

    // From here on, |x|·Φ(-|x|) is less than half of the smallest subnormal.
    private const float Limit = 14.6f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        // x·Φ(x) = max(x, 0) - a·Φ(-a) with a = |x|: above 0 the second term is at most half of the first; below 0 it is the only one.
        TFloat zero = TLanes.Create(0f);
        TFloat a = TLanes.AsFloat(TLanes.And(TLanes.AsInt(x), TLanes.Create(AllButSign)));
        TFloat limit = TLanes.Create(Limit);
        a = TLanes.SelectLess(limit, a, limit, a);

        // Rounded, -a²/2 would be off by up to 3.8e-6 and its exponential by 60 ulp, so the rounding error of the square is carried along.
        TFloat minusHalf = TLanes.Create(-0.5f);
        TFloat square = TLanes.Multiply(a, a);
        TFloat squareLost = TLanes.FusedMultiplyAdd(a, a, TLanes.Subtract(zero, square));
        TFloat exponent = TLanes.Multiply(minusHalf, square);
        TInt bits = ExponentialParts.Reduce<TLanes, TFloat, TInt>(exponent, ExponentialParts.DoubleScaleRounder, out TFloat r);
        TFloat p = ExponentialParts.ExpMinusOne<TLanes, TFloat, TInt>(TLanes.FusedMultiplyAdd(minusHalf, squareLost, r));

        // 2^n in two halves as in ExpFormula. The second joins in the only rounding to a subnormal, and its sign preserves -0.
        TInt half = TLanes.ShiftRight(bits, 1);
        TFloat firstScale = TLanes.AsFloat(TLanes.ShiftLeft(half, 23));
        TFloat secondScale = TLanes.AsFloat(TLanes.ShiftLeft(TLanes.Subtract(bits, half), 23));

        TFloat ratio = TLanes.Divide(a, TLanes.Add(a, TLanes.Create(NormalTailParts.Shift)));
        TFloat scaled = NormalTailParts.Scaled<TLanes, TFloat, TInt>(ratio);
        TFloat product = TLanes.Multiply(TLanes.Multiply(ratio, firstScale), scaled);
        TFloat tail = TLanes.FusedMultiplyAdd(product, p, product);
        TFloat positive = TLanes.SelectLess(x, zero, zero, x);
        return TLanes.FusedMultiplyAdd(tail, TLanes.Subtract(zero, secondScale), positive);
    }
}
