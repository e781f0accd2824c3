using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>Pages of memory, which the operating system provides at the first write.</summary>
internal static class Pages
{
    /// <summary>Floats of the smallest page, 4 KiB.</summary>
    private const int Floats = 1024;

    /// <summary>Writes to every page what is there. No other thread may write meanwhile.</summary>
    public static void Touch(Span<float> memory)
    {
        Span<int> words = MemoryMarshal.Cast<float, int>(memory);
        for (int start = 0; start < words.Length; start += Floats)
        {
            Touch(ref words[start]);
        }

        if (words.Length > 0)
        {
            Touch(ref words[^1]);
        }
    }

    /// <summary>Volatile, so that the compiler does not leave out a write that changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Touch(ref int word) => Volatile.Write(ref word, Volatile.Read(ref word));
}
