using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>Φ(x) + x·φ(x), with the normal distribution Φ and its density φ.</summary>
internal readonly struct GeluDerivativeFormula : IFormula
{
    private const int AllButSign = 0x7FFFFFFF;

    // -a²/2 is -88 here, where the exponential counts as 0: the results are 0 and 1, also for infinities.
    private const float Limit = 13.265f;

    // 1/√(2π).
    private const float DensityAtZero = 0.398942292f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        // With a = |x|: d = Φ(-a) - a·φ(a) below 0, and 1 - d above.
        TFloat one = TLanes.Create(1f);
        TFloat a = TLanes.AsFloat(TLanes.And(TLanes.AsInt(x), TLanes.Create(AllButSign)));
        TFloat limit = TLanes.Create(Limit);
        a = TLanes.SelectLess(limit, a, limit, a);

        TFloat exponent = TLanes.Multiply(TLanes.Create(-0.5f), TLanes.Multiply(a, a));
        TFloat exponential = ExponentialParts.NormalExp<TLanes, TFloat, TInt>(exponent);
        TFloat reciprocal = TLanes.Divide(one, TLanes.Add(a, TLanes.Create(NormalTailParts.Shift)));
        TFloat scaled = NormalTailParts.Scaled<TLanes, TFloat, TInt>(TLanes.Multiply(a, reciprocal));
        TFloat difference = TLanes.FusedMultiplyAdd(reciprocal, scaled, TLanes.Multiply(a, TLanes.Create(-DensityAtZero)));
        TFloat d = TLanes.Multiply(exponential, difference);
        return TLanes.SelectLess(x, TLanes.Create(0f), d, TLanes.Subtract(one, d));
    }
}
