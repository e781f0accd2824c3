using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>The derivative of GELU in its tanh form: s·(1 + x·z'·(1 - s)) with s = 1 / (1 + e^-z).</summary>
/// <remarks>z is that of <see cref="GeluTanhFormula"/>.</remarks>
internal readonly struct GeluTanhDerivativeFormula : IFormula
{
    // z is 88 here, where the exponential counts as 0: the results are 0 and 1, also for infinities.
    private const float Limit = 10.03f;

    // 3·B.
    private const float ThreeB = 0.214064449f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat smallest = TLanes.Create(-Limit);
        TFloat largest = TLanes.Create(Limit);
        TFloat clamped = TLanes.SelectLess(x, smallest, smallest, x);
        clamped = TLanes.SelectLess(largest, clamped, largest, clamped);

        TFloat a = TLanes.Create(GeluTanhFormula.A);
        TFloat square = TLanes.Multiply(clamped, clamped);
        TFloat z = TLanes.Multiply(clamped, TLanes.FusedMultiplyAdd(TLanes.Create(GeluTanhFormula.B), square, a));
        TFloat factor = TLanes.Multiply(clamped, TLanes.FusedMultiplyAdd(TLanes.Create(ThreeB), square, a));
        return LogisticParts.ProductDerivative<TLanes, TFloat, TInt>(z, factor);
    }
}
