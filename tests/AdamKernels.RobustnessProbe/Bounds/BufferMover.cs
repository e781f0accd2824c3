using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>Moves the memory of a buffer, so that everything that holds the buffer uses other memory from then on.</summary>
internal static class BufferMover
{
    /// <summary>Moves a buffer, without its values.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="array">The array that has its new memory.</param>
    /// <param name="start">Where the buffer starts in the array.</param>
    /// <param name="length">Its length.</param>
    public static void MoveTo(this AlignedBuffer buffer, float[] array, int start, int length)
    {
        Array(buffer) = array;
        Offset(buffer) = start;
        Length(buffer) = length;
    }

    /// <summary>Moves a buffer of one region, with its values.</summary>
    public static void MoveTo(this AlignedBuffer buffer, GuardedArray<float> memory, Placement placement)
    {
        memory.Take(buffer.Span, placement);
        buffer.MoveTo(memory.Array, memory.Find(0, buffer.Length, placement), buffer.Length);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_array")]
    private static extern ref float[] Array(AlignedBuffer buffer);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_offset")]
    private static extern ref int Offset(AlignedBuffer buffer);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Length>k__BackingField")]
    private static extern ref int Length(AlignedBuffer buffer);
}
