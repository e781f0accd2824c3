using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>Dropout of one value, decided by its position and a key.</summary>
internal static class DropFormula
{
    /// <summary>Bits of the random number of a position: as many as a float holds exactly.</summary>
    public const int RandomBits = 24;

    /// <summary>0 where the 24 random bits of the position are below the threshold, x times the factor elsewhere.</summary>
    /// <remarks>
    /// Two rounds of a 32-bit mixer, each after half of the key. The result depends on every bit of the position and the key.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x, TInt place, int first, int second, int threshold, TFloat factor)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        TInt bits = Mix<TLanes, TFloat, TInt>(TLanes.Xor(place, TLanes.Create(first)));
        bits = Mix<TLanes, TFloat, TInt>(TLanes.Add(bits, TLanes.Create(second)));

        // 24 bits are exact as a float, and floats can be compared on every width.
        TFloat random = TLanes.ToFloat(TLanes.ShiftRightUnsigned(bits, 32 - RandomBits));
        return TLanes.SelectLess(random, TLanes.Create((float)threshold), TLanes.Create(0f), TLanes.Multiply(x, factor));
    }

    // Multipliers found in a search for the lowest bias of such a mixer (Wellons, "Prospecting for hash functions", 2018).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TInt Mix<TLanes, TFloat, TInt>(TInt x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct
    {
        x = TLanes.Multiply(TLanes.Xor(x, TLanes.ShiftRightUnsigned(x, 16)), TLanes.Create(0x7FEB352D));
        x = TLanes.Multiply(TLanes.Xor(x, TLanes.ShiftRightUnsigned(x, 15)), TLanes.Create(unchecked((int)0x846CA68B)));
        return TLanes.Xor(x, TLanes.ShiftRightUnsigned(x, 16));
    }
}
