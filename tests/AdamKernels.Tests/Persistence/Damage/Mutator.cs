using System.Buffers.Binary;
using System.Text;

namespace AdamKernels.Tests.Persistence.Damage;

/// <summary>Changes files at random, the same way for the same seed.</summary>
internal sealed class Mutator(ulong seed)
{
    /// <summary>The longest range that is copied, inserted or deleted.</summary>
    private const int MaxRange = 64;

    private static readonly string[] s_numbers =
    [
        "0", "1", "-1", "8", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "1e3", "1.5", "-0",
        "1000000000000", "\"1\"", "null", "[]",
    ];

    private DeterministicRandom _random = new(seed);

    /// <summary>Changes a file once or a few times, and gives every second one a valid checksum if it has a place for it.</summary>
    /// <param name="original">The file.</param>
    /// <param name="isSealed">Whether the checksum is valid again.</param>
    public byte[] Mutate(byte[] original, out bool isSealed)
    {
        byte[] file = [.. original];
        for (int changes = 1 + Next(3); changes > 0; changes--)
        {
            file = file.Length == 0 ? [.. original] : Change(file);
        }

        isSealed = Next(2) == 0;
        return isSealed ? HandMade.Seal(file) : file;
    }

    private byte[] Change(byte[] file)
    {
        int at = Next(file.Length);
        int range = 1 + Next(Math.Min(MaxRange, file.Length - at));
        switch (Next(10))
        {
            case 0:
                file[at] ^= (byte)(1 << Next(8));
                return file;
            case 1:
                file[at] = (byte)Next(256);
                return file;
            case 2:
                int other = Next(file.Length);
                (file[at], file[other]) = (file[other], file[at]);
                return file;
            case 3:
                return [.. file[..at], .. file[(at + range)..]];
            case 4:
                return [.. file[..at], .. Bytes(range), .. file[at..]];
            case 5:
                return file[..at];
            case 6:
                // A range once more, in the place of another one or between others.
                int end = Math.Min(file.Length, at + range), to = Next(file.Length), skipped = Next(2) * (end - at);
                return [.. file[..to], .. file[at..end], .. file[Math.Min(file.Length, to + skipped)..]];
            case 7:
                return WithHeaderLength(file);
            default:
                return ReplaceNumber(file);
        }
    }

    /// <summary>Replaces a number of the header, and corrects the length of the header, so that more than the length is read.</summary>
    private byte[] ReplaceNumber(byte[] file)
    {
        int length = file.Length < TensorFile.PrefixLength ? 0
            : (int)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(file), (ulong)(file.Length - TensorFile.PrefixLength));
        Span<byte> header = file.AsSpan(Math.Min(TensorFile.PrefixLength, file.Length), length);
        int start = header.IsEmpty ? 0 : Next(length);
        int from = start + header[start..].IndexOfAnyInRange((byte)'0', (byte)'9');
        if (from < start)
        {
            return file;
        }

        int until = from;
        while (until < header.Length && char.IsAsciiDigit((char)header[until]))
        {
            until++;
        }

        byte[] number = Encoding.ASCII.GetBytes(s_numbers[Next(s_numbers.Length)]);
        return HandMade.File([.. header[..from], .. number, .. header[until..]], file.AsSpan(TensorFile.PrefixLength + length));
    }

    /// <summary>Replaces the length of the header: by one close to the file's, or any.</summary>
    private byte[] WithHeaderLength(byte[] file)
    {
        if (file.Length >= TensorFile.PrefixLength)
        {
            long length = Next(2) == 0 ? Next(file.Length) : file.Length - TensorFile.PrefixLength + Next(3) - 1;
            BinaryPrimitives.WriteInt64LittleEndian(file, Next(8) == 0 ? length << 32 : length);
        }

        return file;
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        int kind = Next(3);
        foreach (ref byte value in bytes.AsSpan())
        {
            value = kind == 0 ? (byte)' ' : kind == 1 ? (byte)Next(256) : (byte)"{}[]\",:019"[Next(10)];
        }

        return bytes;
    }

    private int Next(int bound) => _random.NextInt32(bound);
}
