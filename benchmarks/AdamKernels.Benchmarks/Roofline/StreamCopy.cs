using System.Runtime.CompilerServices;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>
/// What Adam does to memory and nothing else: reads parameter, gradient and both moments, writes parameter and moments. Seven streams,
/// 28 bytes for each parameter.
/// </summary>
internal static class StreamCopy
{
    /// <summary>Bytes that are read or written for each parameter.</summary>
    public const int BytesPerParameter = 7 * sizeof(float);

    /// <summary>The copy on vectors of one width.</summary>
    public delegate void Loop(ref float p, ref float g, ref float m, ref float v, nuint count, float zero);

    /// <summary>Copies all in place.</summary>
    /// <param name="p">Parameters.</param>
    /// <param name="g">Gradients.</param>
    /// <param name="m">First moments.</param>
    /// <param name="v">Second moments.</param>
    /// <param name="count">Floats in each, a multiple of 16.</param>
    /// <param name="zero">
    /// 0, which the compiler does not know: a multiply-add of the gradient keeps every value and makes sure that all of them are read and
    /// written.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(ref float p, ref float g, ref float m, ref float v, nuint count, float zero)
        where T : struct, ISimd<T>
    {
        T factor = T.Create(zero);
        for (nuint i = 0; i < count; i += (nuint)T.Lanes)
        {
            T gradient = T.Load(ref g, i);
            T.FusedMultiplyAdd(gradient, factor, T.Load(ref p, i)).Store(ref p, i);
            T.FusedMultiplyAdd(gradient, factor, T.Load(ref m, i)).Store(ref m, i);
            T.FusedMultiplyAdd(gradient, factor, T.Load(ref v, i)).Store(ref v, i);
        }
    }
}
