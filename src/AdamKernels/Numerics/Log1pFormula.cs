using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>ln(1 + x).</summary>
internal readonly struct Log1pFormula : IFormula
{
    // The bits of 4. With 4·2^-n instead of 2^-n the scale is a normal number even for n = 128.
    private const int FourBits = 0x40800000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        // The rounded 1 + x is only used to choose n. f = 2^-n·(1 + x) - 1 is computed from x itself as 2^-n·x + (2^-n - 1), so the bits
        // of a small x are not lost. Where n is not 0, x is a normal number and 2^-n·x is a subtraction from its exponent.
        TFloat one = TLanes.Create(1f);
        TFloat minusOne = TLanes.Create(-1f);
        TInt sumBits = TLanes.AsInt(TLanes.Add(x, one));
        TInt exponent = TLanes.ShiftRight(TLanes.Subtract(sumBits, TLanes.Create(LogarithmParts.SqrtHalfBits)), 23);
        TInt exponentField = TLanes.ShiftLeft(exponent, 23);
        TFloat scaledX = TLanes.AsFloat(TLanes.Subtract(TLanes.AsInt(x), exponentField));
        TFloat fourfoldScale = TLanes.AsFloat(TLanes.Subtract(TLanes.Create(FourBits), exponentField));
        TFloat f = TLanes.Add(scaledX, TLanes.FusedMultiplyAdd(fourfoldScale, TLanes.Create(0.25f), minusOne));
        TFloat result = LogarithmParts.Assemble<TLanes, TFloat, TInt>(TLanes.ToFloat(exponent), f);

        // As in LogFormula. ±0 is its own result, sign included.
        result = TLanes.SelectLess(x, TLanes.Create(float.PositiveInfinity), result, x);
        result = TLanes.SelectEqual(x, TLanes.Create(0f), x, result);
        result = TLanes.SelectLess(x, minusOne, TLanes.Create(float.NaN), result);
        return TLanes.SelectEqual(x, minusOne, TLanes.Create(float.NegativeInfinity), result);
    }
}
