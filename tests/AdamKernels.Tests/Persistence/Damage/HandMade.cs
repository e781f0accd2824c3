using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AdamKernels.Tests.Persistence.Damage;

/// <summary>Files that are written by hand, or changed and given a valid checksum again.</summary>
internal static class HandMade
{
    /// <summary>A file without a checksum, as another program writes it.</summary>
    /// <param name="header">The header.</param>
    /// <param name="dataLength">Bytes after it, all zero.</param>
    public static byte[] File(string header, int dataLength) => File(Encoding.UTF8.GetBytes(header), new byte[dataLength]);

    public static byte[] File(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        var file = new byte[TensorFile.PrefixLength + header.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file.AsSpan(TensorFile.PrefixLength));
        data.CopyTo(file.AsSpan(TensorFile.PrefixLength + header.Length));
        return file;
    }

    /// <summary>A file whose first eight bytes say how long its header is, followed by nothing.</summary>
    public static byte[] Claim(ulong headerLength)
    {
        byte[] file = File("", 0);
        BinaryPrimitives.WriteUInt64LittleEndian(file, headerLength);
        return file;
    }

    public static string HeaderOf(byte[] file) => Encoding.UTF8.GetString(file, TensorFile.PrefixLength, HeaderLength(file));

    /// <summary>Replaces a text in the header, and corrects the checksum.</summary>
    public static byte[] Replace(byte[] file, string text, string by)
    {
        string header = HeaderOf(file);
        Assert.Contains(text, header);
        byte[] changed = Encoding.UTF8.GetBytes(header.Replace(text, by, StringComparison.Ordinal));
        return Seal(File(changed, file.AsSpan(TensorFile.PrefixLength + HeaderLength(file))));
    }

    /// <summary>Replaces a value of a tensor, and corrects the checksum.</summary>
    public static byte[] Set<T>(byte[] file, string tensor, T value, int index = 0)
        where T : unmanaged
    {
        byte[] changed = [.. file];
        TensorFile parsed = TensorFile.Parse(file);
        TensorEntry entry = parsed.Find(tensor) ?? throw new ArgumentException($"No tensor {tensor}.", nameof(tensor));
        MemoryMarshal.Write(changed.AsSpan((int)parsed.GetPosition(entry) + index * entry.Type.Size), in value);
        return Seal(changed);
    }

    /// <summary>Gives a file the checksum that its content has, if it has a place for one.</summary>
    public static byte[] Seal(byte[] file)
    {
        ReadOnlySpan<byte> name = "\"adamkernels.crc32c\":\""u8;
        int place = file.AsSpan().IndexOf(name) + name.Length;
        if (place >= name.Length && place + Checksum.Digits <= file.Length)
        {
            Checksum.Of(file, place).TryFormat(file.AsSpan(place, Checksum.Digits), out _, "x8", CultureInfo.InvariantCulture);
        }

        return file;
    }

    private static int HeaderLength(byte[] file) => (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
}
