using System.Runtime.CompilerServices;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>
/// Square roots and divisions, which bound the optimizer: a processor has one unit for both, and it is far slower than multiplication.
/// Twelve independent chains hide its latency. Every chain keeps a value that is no round number, lest the unit finish early.
/// </summary>
internal static class Divider
{
    /// <summary>Square roots, divisions, or pairs of both in one turn of the loop.</summary>
    public const int VectorsPerTurn = 12;

    /// <summary>Square roots; the addition, which keeps the value from becoming 1, runs beside them.</summary>
    /// <param name="turns">Turns of the loop.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SquareRoots<T>(int turns)
        where T : struct, ISimd<T>
    {
        T constant = T.Create(1.7f);
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
            a0 = T.Sqrt(a0 + constant);
            a1 = T.Sqrt(a1 + constant);
            a2 = T.Sqrt(a2 + constant);
            a3 = T.Sqrt(a3 + constant);
            a4 = T.Sqrt(a4 + constant);
            a5 = T.Sqrt(a5 + constant);
            a6 = T.Sqrt(a6 + constant);
            a7 = T.Sqrt(a7 + constant);
            a8 = T.Sqrt(a8 + constant);
            a9 = T.Sqrt(a9 + constant);
            a10 = T.Sqrt(a10 + constant);
            a11 = T.Sqrt(a11 + constant);
        }

        return (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11).First;
    }

    /// <summary>Divisions.</summary>
    /// <param name="turns">Turns of the loop.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Divisions<T>(int turns)
        where T : struct, ISimd<T>
    {
        T constant = T.Create(1.7f);
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
            a0 = constant / a0;
            a1 = constant / a1;
            a2 = constant / a2;
            a3 = constant / a3;
            a4 = constant / a4;
            a5 = constant / a5;
            a6 = constant / a6;
            a7 = constant / a7;
            a8 = constant / a8;
            a9 = constant / a9;
            a10 = constant / a10;
            a11 = constant / a11;
        }

        return (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11).First;
    }

    /// <summary>A square root and a division by it, as in Adam's update.</summary>
    /// <param name="turns">Turns of the loop.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Pairs<T>(int turns)
        where T : struct, ISimd<T>
    {
        T constant = T.Create(1.7f);
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
            a0 = constant / T.Sqrt(a0);
            a1 = constant / T.Sqrt(a1);
            a2 = constant / T.Sqrt(a2);
            a3 = constant / T.Sqrt(a3);
            a4 = constant / T.Sqrt(a4);
            a5 = constant / T.Sqrt(a5);
            a6 = constant / T.Sqrt(a6);
            a7 = constant / T.Sqrt(a7);
            a8 = constant / T.Sqrt(a8);
            a9 = constant / T.Sqrt(a9);
            a10 = constant / T.Sqrt(a10);
            a11 = constant / T.Sqrt(a11);
        }

        return (a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11).First;
    }
}
