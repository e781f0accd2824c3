using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

/// <summary>
/// The Euclidean norm of floats, with the same bits on every instruction set: eight sums in double (index mod 8), added in a fixed tree. The
/// square of a float is exact in double, so that an addition is the only thing that rounds.
/// </summary>
internal static class GradientNorm
{
    private const int Lanes = 8;

    public static double Of(ReadOnlySpan<float> values) => Math.Sqrt(SumOfSquares(values));

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        int whole = values.Length / Lanes * Lanes;
        Span<double> sums = stackalloc double[Lanes];
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<double> lower = Vector256<double>.Zero, upper = Vector256<double>.Zero;
            for (int i = 0; i < whole; i += Lanes)
            {
                (Vector256<double> a, Vector256<double> b) = Vector256.Widen(Vector256.LoadUnsafe(ref first, (nuint)i));
                lower += a * a;
                upper += b * b;
            }

            lower.CopyTo(sums);
            upper.CopyTo(sums[4..]);
        }
        else
        {
            for (int i = 0; i < whole; i += Lanes)
            {
                for (int lane = 0; lane < Lanes; lane++)
                {
                    double value = Unsafe.Add(ref first, i + lane);
                    sums[lane] += value * value;
                }
            }
        }

        for (int i = whole; i < values.Length; i++)
        {
            sums[i - whole] += (double)values[i] * values[i];
        }

        return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    }
}
