using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

/// <content>The loops over rows: whole vectors as long as they fit into a row, then narrower ones, then single floats.</content>
public sealed partial class Standardization
{
    /// <summary>(x - mean) · factor for each value of the rows, which lie one after the other.</summary>
    /// <remarks>Source and destination may be the same. Nothing is fused, so that every width rounds twice and gives the same bits.</remarks>
    internal static void Apply(ref float mean, ref float factor, ref float source, ref float destination, int width, int rows)
    {
        for (; rows > 0; rows--)
        {
            nuint i = 0;
            nuint length = (nuint)width;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; i + 16 <= length; i += 16)
                {
                    ((Vector512.LoadUnsafe(ref source, i) - Vector512.LoadUnsafe(ref mean, i)) * Vector512.LoadUnsafe(ref factor, i)).StoreUnsafe(ref destination, i);
                }
            }

            if (Vector256.IsHardwareAccelerated)
            {
                for (; i + 8 <= length; i += 8)
                {
                    ((Vector256.LoadUnsafe(ref source, i) - Vector256.LoadUnsafe(ref mean, i)) * Vector256.LoadUnsafe(ref factor, i)).StoreUnsafe(ref destination, i);
                }
            }

            if (Vector128.IsHardwareAccelerated)
            {
                for (; i + 4 <= length; i += 4)
                {
                    ((Vector128.LoadUnsafe(ref source, i) - Vector128.LoadUnsafe(ref mean, i)) * Vector128.LoadUnsafe(ref factor, i)).StoreUnsafe(ref destination, i);
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

    /// <summary>y · deviation + mean for each value of the rows, which lie one after the other.</summary>
    /// <remarks>As in <see cref="Apply(ref float, ref float, ref float, ref float, int, int)"/>.</remarks>
    internal static void Invert(ref float mean, ref float deviation, ref float source, ref float destination, int width, int rows)
    {
        for (; rows > 0; rows--)
        {
            nuint i = 0;
            nuint length = (nuint)width;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; i + 16 <= length; i += 16)
                {
                    (Vector512.LoadUnsafe(ref source, i) * Vector512.LoadUnsafe(ref deviation, i) + Vector512.LoadUnsafe(ref mean, i)).StoreUnsafe(ref destination, i);
                }
            }

            if (Vector256.IsHardwareAccelerated)
            {
                for (; i + 8 <= length; i += 8)
                {
                    (Vector256.LoadUnsafe(ref source, i) * Vector256.LoadUnsafe(ref deviation, i) + Vector256.LoadUnsafe(ref mean, i)).StoreUnsafe(ref destination, i);
                }
            }

            if (Vector128.IsHardwareAccelerated)
            {
                for (; i + 4 <= length; i += 4)
                {
                    (Vector128.LoadUnsafe(ref source, i) * Vector128.LoadUnsafe(ref deviation, i) + Vector128.LoadUnsafe(ref mean, i)).StoreUnsafe(ref destination, i);
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
