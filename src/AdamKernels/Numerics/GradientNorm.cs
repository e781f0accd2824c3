using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The Euclidean norm of gradients, with the same bits on every instruction set: eight sums in double (position in the buffer mod 8), added
/// in a fixed tree. The square of a float is exact in double, so only the additions round.
/// </summary>
/// <remarks>
/// Padding does not count. It is 0 after finite gradients, but infinity · 0 leaves NaN there on the paths whose kernels work on whole
/// vectors, and nothing on the others.
/// </remarks>
internal static class GradientNorm
{
    private const int Lanes = 8;

    public static double Of(NetworkDescription description, AlignedBuffer gradients)
    {
        Span<double> sums = stackalloc double[Lanes];
        if (Vector256.IsHardwareAccelerated)
        {
            AddSquaresByVectors(description.Blocks, ref gradients.Reference, sums);
        }
        else
        {
            AddSquares(description.Blocks, gradients.Span, sums);
        }

        return Math.Sqrt(((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7])));
    }

    private static void AddSquaresByVectors(ReadOnlySpan<ParameterBlock> blocks, ref float first, Span<double> sums)
    {
        Vector256<double> lower = Vector256<double>.Zero, upper = Vector256<double>.Zero;
        foreach (ParameterBlock block in blocks)
        {
            // A vector across the end of a row stays in the buffer: rows take whole vectors of 16.
            nuint width = (nuint)block.StoredWidth;
            Vector256<float> lastLanes = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)(width % Lanes))).AsSingle();
            ref float row = ref Unsafe.Add(ref first, block.Offset);
            for (int rows = block.StoredRows; rows > 0; rows--)
            {
                nuint i = 0;
                for (; i + Lanes <= width; i += Lanes)
                {
                    Add(Vector256.LoadUnsafe(ref row, i), ref lower, ref upper);
                }

                if (i < width)
                {
                    // A product with 0 would keep a NaN.
                    Add(Vector256.LoadUnsafe(ref row, i) & lastLanes, ref lower, ref upper);
                }

                row = ref Unsafe.Add(ref row, block.Stride);
            }
        }

        lower.CopyTo(sums);
        upper.CopyTo(sums[4..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<float> values, ref Vector256<double> lower, ref Vector256<double> upper)
    {
        (Vector256<double> a, Vector256<double> b) = Vector256.Widen(values);
        lower += a * a;
        upper += b * b;
    }

    private static void AddSquares(ReadOnlySpan<ParameterBlock> blocks, Span<float> buffer, Span<double> sums)
    {
        foreach (ParameterBlock block in blocks)
        {
            for (int row = 0; row < block.StoredRows; row++)
            {
                ReadOnlySpan<float> values = block.StoredRow(buffer, row);
                for (int i = 0; i < values.Length; i++)
                {
                    sums[i % Lanes] += (double)values[i] * values[i];
                }
            }
        }
    }
}
