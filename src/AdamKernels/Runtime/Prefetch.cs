using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels.Runtime;

/// <summary>Asks for memory ahead of its use. It changes no result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prefetch
{
    /// <summary>Asks for the cache line of a float, where the processor has an instruction for it that the runtime knows.</summary>
    /// <param name="first">A float of a buffer; nothing is read.</param>
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
