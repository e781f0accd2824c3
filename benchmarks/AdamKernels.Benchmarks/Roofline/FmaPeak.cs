using System.Runtime.CompilerServices;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>
/// As many multiply-adds as the processor can do: independent chains, all in registers. Written out flat, because the compiler keeps
/// no array in registers.
/// </summary>
internal static class FmaPeak
{
    /// <summary>Multiply-adds of one turn of the loop, in both forms.</summary>
    public const int VectorsPerTurn = 24;

    /// <summary>24 chains, for processors with 32 vector registers.</summary>
    /// <param name="turns">Turns of the loop.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Wide<T>(int turns)
        where T : struct, ISimd<T>
    {
        T factor = T.Create(0.5f);
        T addend = T.Create(0.75f);
        T a0 = T.Create(1f);
        T a1 = T.Create(1.015625f);
        T a2 = T.Create(1.03125f);
        T a3 = T.Create(1.046875f);
        T a4 = T.Create(1.0625f);
        T a5 = T.Create(1.078125f);
        T a6 = T.Create(1.09375f);
        T a7 = T.Create(1.109375f);
        T a8 = T.Create(1.125f);
        T a9 = T.Create(1.140625f);
        T a10 = T.Create(1.15625f);
        T a11 = T.Create(1.171875f);
        T a12 = T.Create(1.1875f);
        T a13 = T.Create(1.203125f);
        T a14 = T.Create(1.21875f);
        T a15 = T.Create(1.234375f);
        T a16 = T.Create(1.25f);
        T a17 = T.Create(1.265625f);
        T a18 = T.Create(1.28125f);
        T a19 = T.Create(1.296875f);
        T a20 = T.Create(1.3125f);
        T a21 = T.Create(1.328125f);
        T a22 = T.Create(1.34375f);
        T a23 = T.Create(1.359375f);
        for (int turn = 0; turn < turns; turn++)
        {
            a0 = T.FusedMultiplyAdd(a0, factor, addend);
            a1 = T.FusedMultiplyAdd(a1, factor, addend);
            a2 = T.FusedMultiplyAdd(a2, factor, addend);
            a3 = T.FusedMultiplyAdd(a3, factor, addend);
            a4 = T.FusedMultiplyAdd(a4, factor, addend);
            a5 = T.FusedMultiplyAdd(a5, factor, addend);
            a6 = T.FusedMultiplyAdd(a6, factor, addend);
            a7 = T.FusedMultiplyAdd(a7, factor, addend);
            a8 = T.FusedMultiplyAdd(a8, factor, addend);
            a9 = T.FusedMultiplyAdd(a9, factor, addend);
            a10 = T.FusedMultiplyAdd(a10, factor, addend);
            a11 = T.FusedMultiplyAdd(a11, factor, addend);
            a12 = T.FusedMultiplyAdd(a12, factor, addend);
            a13 = T.FusedMultiplyAdd(a13, factor, addend);
            a14 = T.FusedMultiplyAdd(a14, factor, addend);
            a15 = T.FusedMultiplyAdd(a15, factor, addend);
            a16 = T.FusedMultiplyAdd(a16, factor, addend);
            a17 = T.FusedMultiplyAdd(a17, factor, addend);
            a18 = T.FusedMultiplyAdd(a18, factor, addend);
            a19 = T.FusedMultiplyAdd(a19, factor, addend);
            a20 = T.FusedMultiplyAdd(a20, factor, addend);
            a21 = T.FusedMultiplyAdd(a21, factor, addend);
            a22 = T.FusedMultiplyAdd(a22, factor, addend);
            a23 = T.FusedMultiplyAdd(a23, factor, addend);
        }

        return (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11
            + a12 + a13 + a14 + a15 + a16 + a17 + a18 + a19 + a20 + a21 + a22 + a23).First;
    }

    /// <summary>12 chains, for processors with 16 vector registers: more would be spilled, and fewer than 8 wait for each other.</summary>
    /// <param name="turns">Turns of the loop.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Narrow<T>(int turns)
        where T : struct, ISimd<T>
    {
        T factor = T.Create(0.5f);
        T addend = T.Create(0.75f);
        T a0 = T.Create(1f);
        T a1 = T.Create(1.015625f);
        T a2 = T.Create(1.03125f);
        T a3 = T.Create(1.046875f);
        T a4 = T.Create(1.0625f);
        T a5 = T.Create(1.078125f);
        T a6 = T.Create(1.09375f);
        T a7 = T.Create(1.109375f);
        T a8 = T.Create(1.125f);
        T a9 = T.Create(1.140625f);
        T a10 = T.Create(1.15625f);
        T a11 = T.Create(1.171875f);
        for (int turn = 0; turn < turns; turn++)
        {
            a0 = T.FusedMultiplyAdd(a0, factor, addend);
            a1 = T.FusedMultiplyAdd(a1, factor, addend);
            a2 = T.FusedMultiplyAdd(a2, factor, addend);
            a3 = T.FusedMultiplyAdd(a3, factor, addend);
            a4 = T.FusedMultiplyAdd(a4, factor, addend);
            a5 = T.FusedMultiplyAdd(a5, factor, addend);
            a6 = T.FusedMultiplyAdd(a6, factor, addend);
            a7 = T.FusedMultiplyAdd(a7, factor, addend);
            a8 = T.FusedMultiplyAdd(a8, factor, addend);
            a9 = T.FusedMultiplyAdd(a9, factor, addend);
            a10 = T.FusedMultiplyAdd(a10, factor, addend);
            a11 = T.FusedMultiplyAdd(a11, factor, addend);
            a0 = T.FusedMultiplyAdd(a0, factor, addend);
            a1 = T.FusedMultiplyAdd(a1, factor, addend);
            a2 = T.FusedMultiplyAdd(a2, factor, addend);
            a3 = T.FusedMultiplyAdd(a3, factor, addend);
            a4 = T.FusedMultiplyAdd(a4, factor, addend);
            a5 = T.FusedMultiplyAdd(a5, factor, addend);
            a6 = T.FusedMultiplyAdd(a6, factor, addend);
            a7 = T.FusedMultiplyAdd(a7, factor, addend);
            a8 = T.FusedMultiplyAdd(a8, factor, addend);
            a9 = T.FusedMultiplyAdd(a9, factor, addend);
            a10 = T.FusedMultiplyAdd(a10, factor, addend);
            a11 = T.FusedMultiplyAdd(a11, factor, addend);
        }

        return (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11).First;
    }
}
