using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>
/// What GELU and its derivative share: the tail of the normal distribution, Φ(-a) = e^(-a²/2)·R(a) for a ≥ 0. R is smooth, falls
/// from ½ and is near 1/(a·√(2π)) for a large a, so the relative accuracy holds however small the tail is.
/// </summary>
internal static class NormalTailParts
{
    /// <summary>R(a) is a polynomial in a / (a + Shift), divided by a + Shift.</summary>
    public const float Shift = 3.5f;

    // R(a)·(a + Shift) = C0 + C1·v + … + C9·v⁹ with v = a / (a + Shift) - Center, for a from 0 to 14.65, minimal in the largest relative
    // error; computed as the coefficients of the exponential are (see ExponentialParts). The shift was chosen among multiples of ¼ to keep
    // the degree this low. Maximum relative error, in exact arithmetic: 9.7e-9 = 2^-26.6.
    private const float Center = 0.40625f;
    private const float C0 = 0.86233294f;
    private const float C1 = -1.39300144f;
    private const float C2 = 1.53556943f;
    private const float C3 = -1.01146197f;
    private const float C4 = 0.156694487f;
    private const float C5 = 0.305934817f;
    private const float C6 = -0.139182761f;
    private const float C7 = -0.126170665f;
    private const float C8 = 0.0607508272f;
    private const float C9 = 0.0559471659f;

    /// <summary>R(a)·(a + Shift).</summary>
    /// <param name="ratio">a / (a + Shift).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Scaled<TLanes, TFloat, TInt>(TFloat ratio)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat v = TLanes.Subtract(ratio, TLanes.Create(Center));
        TFloat p = TLanes.FusedMultiplyAdd(TLanes.Create(C9), v, TLanes.Create(C8));
        p = TLanes.FusedMultiplyAdd(p, v, TLanes.Create(C7));
        p = TLanes.FusedMultiplyAdd(p, v, TLanes.Create(C6));
        p = TLanes.FusedMultiplyAdd(p, v, TLanes.Create(C5));
        p = TLanes.FusedMultiplyAdd(p, v, TLanes.Create(C4));
        p = TLanes.FusedMultiplyAdd(p, v, TLanes.Create(C3));
        p = TLanes.FusedMultiplyAdd(p, v, TLanes.Create(C2));
        p = TLanes.FusedMultiplyAdd(p, v, TLanes.Create(C1));
        return TLanes.FusedMultiplyAdd(p, v, TLanes.Create(C0));
    }
}
