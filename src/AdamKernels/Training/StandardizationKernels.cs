using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

/// <summary>
/// The loops of <see cref="Standardization"/> over rows: whole vectors as long as they fit into a row, then narrower ones, then single
/// floats.
/// </summary>
internal static class StandardizationKernels
{
    /// <summary>Computes (x - mean) · factor for each value of rows that lie one after the other.</summary>
    /// <remarks>
    /// Source and destination may be the same. Operations are not fused, so that every vector width rounds twice and gives the same bits.
    /// </remarks>
    public static void Apply(ref float mean, ref float factor, ref float source, ref float destination, int width, int rows)
    {
        for (; rows > 0; rows--)
        {
            nuint i = 0;
            nuint length = (nuint)width;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; i + 16 <= length; i += 16)
                {
                    Vector512<float> distance = Vector512.LoadUnsafe(ref source, i) - Vector512.LoadUnsafe(ref mean, i);
                    (distance * Vector512.LoadUnsafe(ref factor, i)).StoreUnsafe(ref destination, i);
                }
            }

            if (Vector256.IsHardwareAccelerated)
            {
                for (; i + 8 <= length; i += 8)
                {
                    Vector256<float> distance = Vector256.LoadUnsafe(ref source, i) - Vector256.LoadUnsafe(ref mean, i);
                    (distance * Vector256.LoadUnsafe(ref factor, i)).StoreUnsafe(ref destination, i);
                }
            }

            if (Vector128.IsHardwareAccelerated)
            {
                for (; i + 4 <= length; i += 4)
                {
                    Vector128<float> distance = Vector128.LoadUnsafe(ref source, i) - Vector128.LoadUnsafe(ref mean, i);
                    (distance * Vector128.LoadUnsafe(ref factor, i)).StoreUnsafe(ref destination, i);
                }
            }

            for (; i < length; i++)
            {
                Unsafe.Add(ref destination, i) = (Unsafe.Add(ref source, i) - Unsafe.Add(ref mean, i)) * Unsafe.Add(ref factor, i);
            }

            source = ref Unsafe.Add(ref source, width);
            destination = ref Unsafe.Add(ref destination, width);
        }
    }

    /// <summary>Computes y · deviation + mean for each value of rows that lie one after the other.</summary>
    /// <inheritdoc cref="Apply" path="/remarks"/>
    public static void Invert(ref float mean, ref float deviation, ref float source, ref float destination, int width, int rows)
    {
        for (; rows > 0; rows--)
        {
            nuint i = 0;
            nuint length = (nuint)width;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; i + 16 <= length; i += 16)
                {
                    Vector512<float> distance = Vector512.LoadUnsafe(ref source, i) * Vector512.LoadUnsafe(ref deviation, i);
                    (distance + Vector512.LoadUnsafe(ref mean, i)).StoreUnsafe(ref destination, i);
                }
            }

            if (Vector256.IsHardwareAccelerated)
            {
                for (; i + 8 <= length; i += 8)
                {
                    Vector256<float> distance = Vector256.LoadUnsafe(ref source, i) * Vector256.LoadUnsafe(ref deviation, i);
                    (distance + Vector256.LoadUnsafe(ref mean, i)).StoreUnsafe(ref destination, i);
                }
            }

            if (Vector128.IsHardwareAccelerated)
            {
                for (; i + 4 <= length; i += 4)
                {
                    Vector128<float> distance = Vector128.LoadUnsafe(ref source, i) * Vector128.LoadUnsafe(ref deviation, i);
                    (distance + Vector128.LoadUnsafe(ref mean, i)).StoreUnsafe(ref destination, i);
                }
            }

            for (; i < length; i++)
            {
                Unsafe.Add(ref destination, i) = Unsafe.Add(ref source, i) * Unsafe.Add(ref deviation, i) + Unsafe.Add(ref mean, i);
            }

            source = ref Unsafe.Add(ref source, width);
            destination = ref Unsafe.Add(ref destination, width);
        }
    }
}
