namespace AdamKernels;

/// <summary>
/// The operations that a formula is written in, for one width. Every operation is element-wise and is either exact or rounded once
/// as IEEE 754 says, so that a formula written once gives the same bits on every width.
/// </summary>
/// <typeparam name="TFloat">One or more lanes of <see cref="float"/>.</typeparam>
/// <typeparam name="TInt">As many lanes of <see cref="int"/>.</typeparam>
internal interface ILanes<TFloat, TInt>
    where TFloat : struct
    where TInt : struct
{
    /// <summary>All lanes set to <paramref name="value"/>.</summary>
    static abstract TFloat Create(float value);

    /// <summary>All lanes set to <paramref name="value"/>.</summary>
    static abstract TInt Create(int value);

    /// <summary>a + b.</summary>
    static abstract TFloat Add(TFloat a, TFloat b);

    /// <summary>a - b.</summary>
    static abstract TFloat Subtract(TFloat a, TFloat b);

    /// <summary>a * b.</summary>
    static abstract TFloat Multiply(TFloat a, TFloat b);

    /// <summary>a / b.</summary>
    static abstract TFloat Divide(TFloat a, TFloat b);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TFloat FusedMultiplyAdd(TFloat a, TFloat b, TFloat c);

    /// <summary>whenTrue where left &lt; right, whenFalse elsewhere; a NaN on either side counts as false.</summary>
    static abstract TFloat SelectLess(TFloat left, TFloat right, TFloat whenTrue, TFloat whenFalse);

    /// <summary>whenTrue where left = right, whenFalse elsewhere; a NaN on either side counts as false.</summary>
    static abstract TFloat SelectEqual(TFloat left, TFloat right, TFloat whenTrue, TFloat whenFalse);

    /// <summary>The bits of a float.</summary>
    static abstract TInt AsInt(TFloat value);

    /// <summary>The float with these bits.</summary>
    static abstract TFloat AsFloat(TInt bits);

    /// <summary>The float of this value.</summary>
    static abstract TFloat ToFloat(TInt value);

    /// <summary>a + b, wrapping.</summary>
    static abstract TInt Add(TInt a, TInt b);

    /// <summary>a - b, wrapping.</summary>
    static abstract TInt Subtract(TInt a, TInt b);

    /// <summary>a * b, wrapping.</summary>
    static abstract TInt Multiply(TInt a, TInt b);

    /// <summary>a &amp; b.</summary>
    static abstract TInt And(TInt a, TInt b);

    /// <summary>a | b.</summary>
    static abstract TInt Or(TInt a, TInt b);

    /// <summary>a ^ b.</summary>
    static abstract TInt Xor(TInt a, TInt b);

    /// <summary>a shifted left.</summary>
    static abstract TInt ShiftLeft(TInt a, int count);

    /// <summary>a shifted right, the sign filling in.</summary>
    static abstract TInt ShiftRight(TInt a, int count);

    /// <summary>a shifted right, zeros filling in.</summary>
    static abstract TInt ShiftRightUnsigned(TInt a, int count);
}
