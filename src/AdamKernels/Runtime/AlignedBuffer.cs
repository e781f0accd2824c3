using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels.Runtime;

/// <summary>
/// A buffer of floats that starts on a 64-byte boundary and never moves: 64 bytes are a cache line and a 512-bit vector. It is managed
/// memory, so that there is nothing to dispose and no use after free.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    /// <summary>Alignment in floats: 64 bytes.</summary>
    public const int Alignment = 16;

    private readonly float[] _array;
    private readonly int _offset;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    /// <param name="length">Number of floats, at least 0.</param>
    public AlignedBuffer(int length)
    {
        _array = GC.AllocateArray<float>(checked(length + Alignment), pinned: true);
        _offset = AlignmentOf(ref _array[0]);
        Length = length;
    }

    /// <summary>Number of floats.</summary>
    public int Length { get; }

    /// <summary>Counts the changes of parameters or gradients, so that what came of earlier ones can be recognized.</summary>
    internal int Version { get; set; }

    /// <summary>The first float.</summary>
    public ref float Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _offset);
    }

    /// <summary>All floats.</summary>
    public Span<float> Span => _array.AsSpan(_offset, Length);

    /// <summary>The first float on a 64-byte boundary in <paramref name="scratch"/>, which lies on the stack or is pinned.</summary>
    /// <param name="scratch">Memory that does not move, with <see cref="Alignment"/> more floats than needed.</param>
    public static ref float Align(Span<float> scratch)
    {
        ref float first = ref MemoryMarshal.GetReference(scratch);
        return ref Unsafe.Add(ref first, AlignmentOf(ref first));
    }

    /// <summary>Floats from <paramref name="first"/> to the next 64-byte boundary, 0 to 15.</summary>
    private static unsafe int AlignmentOf(ref float first) =>
        (int)(-(nint)Unsafe.AsPointer(ref first) & (Alignment * sizeof(float) - 1)) / sizeof(float);
}
