using System.Numerics;
using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>
/// CRC-32C (Castagnoli) of a file, whose own eight digits in the header count as zeros. It finds every change of up to 32 bits in a row,
/// and all but one in 4 billion others. It is no protection against someone who means to deceive.
/// </summary>
internal static class Checksum
{
    /// <summary>Hexadecimal digits of a checksum.</summary>
    public const int Digits = 8;

    /// <summary>Computes the checksum of a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="digits">Where its own digits are.</param>
    public static uint Of(ReadOnlySpan<byte> file, int digits)
    {
        uint crc = Append(uint.MaxValue, file[..digits]);
        crc = Append(crc, "00000000"u8);
        return ~Append(crc, file[(digits + Digits)..]);
    }

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        // The processor's instruction where it has one. It takes little-endian words.
        if (BitConverter.IsLittleEndian)
        {
            ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
            foreach (ulong word in words)
            {
                crc = BitOperations.Crc32C(crc, word);
            }

            bytes = bytes[(words.Length * sizeof(ulong))..];
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
