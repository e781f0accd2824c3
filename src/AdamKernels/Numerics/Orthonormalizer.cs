using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

/// <summary>Makes vectors orthonormal, in double, with the same bits on every platform.</summary>
/// <remarks>
/// Modified Gram-Schmidt: from each vector in turn, its components along the earlier ones are subtracted one after another, and the vector
/// is divided by its length. The diagonal of R is that length, so it is positive. Double is more than precise enough for results in float:
/// the loss of orthogonality is 1e-16 times the condition of the vectors, which is some thousands for normal numbers. A dot product runs in
/// 8 lanes, each multiplied and then added, lane k mod 8; the lanes are added by a tree, i + (i + 4), i + (i + 2), i + (i + 1), and the
/// elements after the last group of 8 are added to that, in order.
/// </remarks>
internal static class Orthonormalizer
{
    /// <summary>Replaces the vectors by orthonormal ones; the first k of them span the same space as before, for every k.</summary>
    /// <param name="vectors">Linearly independent vectors, one after another; not more vectors than their length.</param>
    /// <param name="length">The length of each vector.</param>
    public static void Apply(Span<double> vectors, int length)
    {
        for (int start = 0; start < vectors.Length; start += length)
        {
            Span<double> current = vectors.Slice(start, length);
            for (int before = 0; before < start; before += length)
            {
                ReadOnlySpan<double> unit = vectors.Slice(before, length);
                SubtractMultiple(current, unit, Dot(unit, current));
            }

            double norm = Math.Sqrt(Dot(current, current));
            for (int i = 0; i < length; i++)
            {
                current[i] /= norm;
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector512<double>> left = MemoryMarshal.Cast<double, Vector512<double>>(a);
        ReadOnlySpan<Vector512<double>> right = MemoryMarshal.Cast<double, Vector512<double>>(b);
        Vector512<double> lanes = Vector512<double>.Zero;
        for (int i = 0; i < left.Length; i++)
        {
            lanes += left[i] * right[i];
        }

        Vector256<double> four = lanes.GetLower() + lanes.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        double sum = two.GetElement(0) + two.GetElement(1);
        for (int i = left.Length * Vector512<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void SubtractMultiple(Span<double> target, ReadOnlySpan<double> unit, double factor)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] -= factor * unit[i];
        }
    }
}
