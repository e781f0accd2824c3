namespace AdamKernels.Benchmarks.Roofline;

/// <summary>What the probes need of a vector, so that each probe is written once for all widths.</summary>
internal interface ISimd<TSelf>
    where TSelf : struct, ISimd<TSelf>
{
    static abstract int Lanes { get; }

    float First { get; }

    static abstract TSelf Create(float value);

    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Load(ref readonly float source, nuint index);

    void Store(ref float destination, nuint index);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);
}
