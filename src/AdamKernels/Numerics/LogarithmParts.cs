using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>What log and log1p share: ln(2^n·(1 + f)) for 1 + f from √½ to √2.</summary>
internal static class LogarithmParts
{
    /// <summary>The bits of √½: subtracting them from a float's bits makes the exponent field count from there.</summary>
    public const int SqrtHalfBits = 0x3F3504F3;

    // One float suffices for ln 2: its error of 1.9e-9 is 0.07 ulp of the result for n = ±1, and less for a larger n.
    private const float Ln2 = 0.693147182f;

    // ln(1 + f) = f - f²/2 + f³·(C0 + C1·f + … + C7·f⁷) for 1 + f in [√½, √2], minimizing the maximum relative error; computed as
    // the coefficients of the exponential are (see ExponentialParts).
    // Maximum relative error with these coefficients, in exact arithmetic: 5.9e-9 = 2^-27.3.
    private const float C0 = 0.333333313f;
    private const float C1 = -0.250008225f;
    private const float C2 = 0.20001249f;
    private const float C3 = -0.166233182f;
    private const float C4 = 0.142013341f;
    private const float C5 = -0.131602183f;
    private const float C6 = 0.127642363f;
    private const float C7 = -0.0763738453f;

    /// <summary>n·ln 2 + ln(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Assemble<TLanes, TFloat, TInt>(TFloat n, TFloat f)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TFloat p = TLanes.FusedMultiplyAdd(TLanes.Create(C7), f, TLanes.Create(C6));
        p = TLanes.FusedMultiplyAdd(p, f, TLanes.Create(C5));
        p = TLanes.FusedMultiplyAdd(p, f, TLanes.Create(C4));
        p = TLanes.FusedMultiplyAdd(p, f, TLanes.Create(C3));
        p = TLanes.FusedMultiplyAdd(p, f, TLanes.Create(C2));
        p = TLanes.FusedMultiplyAdd(p, f, TLanes.Create(C1));
        p = TLanes.FusedMultiplyAdd(p, f, TLanes.Create(C0));
        p = TLanes.FusedMultiplyAdd(p, f, TLanes.Create(-0.5f));

        // For n = 0 this is f plus a correction, rounded once; otherwise n·ln 2 plus a correction.
        TFloat ofMantissa = TLanes.FusedMultiplyAdd(TLanes.Multiply(f, f), p, f);
        return TLanes.FusedMultiplyAdd(n, TLanes.Create(Ln2), ofMantissa);
    }
}
