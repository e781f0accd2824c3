using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>Copies numbers between memory and a file, which is little-endian on every machine.</summary>
internal static class LittleEndian
{
    /// <summary>Copies numbers, and reverses their bytes where memory is big-endian.</summary>
    /// <param name="source">The bytes of the numbers.</param>
    /// <param name="destination">Receives as many; it may be the same memory.</param>
    /// <param name="size">Bytes of a number: 2, 4 or 8.</param>
    public static void Copy(ReadOnlySpan<byte> source, Span<byte> destination, int size)
    {
        if (BitConverter.IsLittleEndian)
        {
            source.CopyTo(destination);
            return;
        }

        switch (size)
        {
            case sizeof(ushort):
                BinaryPrimitives.ReverseEndianness(
                    MemoryMarshal.Cast<byte, ushort>(source), MemoryMarshal.Cast<byte, ushort>(destination));
                break;
            case sizeof(uint):
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(source), MemoryMarshal.Cast<byte, uint>(destination));
                break;
            default:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(source), MemoryMarshal.Cast<byte, ulong>(destination));
                break;
        }
    }
}
