using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>The probes of what the processor can do, on the vectors that the kernels use.</summary>
internal sealed class MachineProbes
{
    /// <summary>Some microseconds: long beside the call, short beside a block of measurement.</summary>
    private const int Turns = 1000;

    private static float s_floatSink;
    private static long s_integerSink;

    private MachineProbes(
        int lanes, Func<int, float> fma, Func<int, float> sqrt, Func<int, float> div, Func<int, float> pairs, StreamCopy.Loop copy)
    {
        Lanes = lanes;
        Fma = Vectors(fma, FmaPeak.VectorsPerTurn);
        Sqrt = Vectors(sqrt, Divider.VectorsPerTurn);
        Div = Vectors(div, Divider.VectorsPerTurn);
        SqrtAndDiv = Vectors(pairs, Divider.VectorsPerTurn);
        Copy = copy;
    }

    /// <summary>Floats in a vector.</summary>
    public int Lanes { get; }

    /// <summary>Dependent integer additions: one clock cycle each.</summary>
    public Probe Cycle { get; } = CreateCycle();

    /// <summary>Multiply-adds of vectors.</summary>
    public Probe Fma { get; }

    /// <summary>Square roots of vectors.</summary>
    public Probe Sqrt { get; }

    /// <summary>Divisions of vectors.</summary>
    public Probe Div { get; }

    /// <summary>Pairs of a square root and a division.</summary>
    public Probe SqrtAndDiv { get; }

    /// <summary>The copy that an update from memory is compared with.</summary>
    public StreamCopy.Loop Copy { get; }

    /// <summary>Makes the probe of the clock alone.</summary>
    public static Probe CreateCycle() =>
        new(() => s_integerSink = ClockCycle.Chain(Turns, one: s_integerSink | 1), Turns * ClockCycle.AdditionsPerTurn);

    /// <summary>Makes the probes for the path that kernels take.</summary>
    public static MachineProbes Create() => VectorPaths.Selected switch
    {
        VectorPath.Vector512 => Of<Simd512>(FmaPeak.Wide<Simd512>),
        VectorPath.Vector256 => Of<Simd256>(FmaPeak.Narrow<Simd256>),
        VectorPath.Vector128 when System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported => Of<Simd128>(FmaPeak.Wide<Simd128>),
        VectorPath.Vector128 => Of<Simd128>(FmaPeak.Narrow<Simd128>),
        _ => Of<SimdScalar>(FmaPeak.Narrow<SimdScalar>),
    };

    private static MachineProbes Of<T>(Func<int, float> fma)
        where T : struct, ISimd<T> =>
        new(T.Lanes, fma, Divider.SquareRoots<T>, Divider.Divisions<T>, Divider.Pairs<T>, StreamCopy.Run<T>);

    private static Probe Vectors(Func<int, float> loop, int vectorsPerTurn) =>
        new(() => s_floatSink = loop(Turns), Turns * vectorsPerTurn);
}
