using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

/// <summary>Adds vectors of any length.</summary>
internal static class VectorSum
{
    /// <summary>Adds element by element.</summary>
    /// <param name="sum">What is added to.</param>
    /// <param name="addend">What is added, of the same length.</param>
    public static void Add(Span<float> sum, ReadOnlySpan<float> addend)
    {
        ref float to = ref MemoryMarshal.GetReference(sum);
        ref float from = ref MemoryMarshal.GetReference(addend);
        nuint at = 0, length = (nuint)Math.Min(sum.Length, addend.Length);
        for (; at + 16 <= length; at += 16)
        {
            (Vector512.LoadUnsafe(ref to, at) + Vector512.LoadUnsafe(ref from, at)).StoreUnsafe(ref to, at);
        }

        for (int i = (int)at; i < (int)length; i++)
        {
            sum[i] += addend[i];
        }
    }
}
