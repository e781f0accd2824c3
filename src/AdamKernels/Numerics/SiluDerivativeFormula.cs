using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>s·(1 + x·(1 - s)) with s = 1 / (1 + e^-x).</summary>
internal readonly struct SiluDerivativeFormula : IFormula
{
    // Where the exponential counts as 0. The results are 0 and 1 there, also for infinities.
    private const float Limit = 88f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat smallest = TLanes.Create(-Limit);
        TFloat largest = TLanes.Create(Limit);
        TFloat z = TLanes.SelectLess(x, smallest, smallest, x);
        z = TLanes.SelectLess(largest, z, largest, z);
        return LogisticParts.ProductDerivative<TLanes, TFloat, TInt>(z, z);
    }
}
