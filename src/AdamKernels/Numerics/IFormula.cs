namespace AdamKernels;

/// <summary>A function of one variable, written once for all widths.</summary>
internal interface IFormula
{
    /// <summary>The function's value in every lane.</summary>
    static abstract TFloat Evaluate<TLanes, TFloat, TInt>(TFloat x)
        where TLanes : struct, ILanes<TFloat, TInt>
        where TFloat : struct
        where TInt : struct;
}
