using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

/// <summary>Finds values that are infinite or not a number.</summary>
internal static class Finite
{
    /// <summary>Whether all values are finite.</summary>
    public static bool All(ReadOnlySpan<float> values)
    {
        // 0 times an infinity or NaN is NaN, which no later sum loses; 0 times anything else is 0.
        ref float first = ref MemoryMarshal.GetReference(values);
        Vector512<float> sum0 = Vector512<float>.Zero, sum1 = Vector512<float>.Zero;
        nuint at = 0, length = (nuint)values.Length;
        for (; at + 32 <= length; at += 32)
        {
            sum0 += Vector512.LoadUnsafe(ref first, at) * Vector512<float>.Zero;
            sum1 += Vector512.LoadUnsafe(ref first, at + 16) * Vector512<float>.Zero;
        }

        float rest = 0;
        foreach (float value in values[(int)at..])
        {
            rest += value * 0;
        }

        return Vector512.EqualsAll(sum0 + sum1, Vector512<float>.Zero) && rest == 0;
    }
}
