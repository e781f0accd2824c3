using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels.Runtime;

/// <summary>Requests memory before it is used. No result depends on it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prefetch
{
    /// <summary>Requests the cache line of a float, if the processor has an instruction for it that .NET exposes.</summary>
    /// <param name="first">A float of a buffer, which is not read.</param>
    /// <param name="offset">Floats from there, within the buffer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line(ref float first, nuint offset)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, offset)));
        }
    }
}
