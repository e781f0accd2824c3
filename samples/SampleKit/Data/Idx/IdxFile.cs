using System.Buffers.Binary;

namespace SampleKit.Data.Idx;

/// <summary>
/// A file in the IDX format: a magic number that says how many dimensions there are, the dimensions as big-endian 32-bit numbers,
/// then one byte for each element.
/// </summary>
internal sealed class IdxFile
{
    /// <summary>The magic number's third byte says "unsigned bytes"; its last byte is the number of dimensions.</summary>
    private const uint UnsignedBytes = 0x0800;

    /// <summary>Far above any real file; below it, the elements of an image file fit into an array.</summary>
    private const int MaxCount = 1 << 20;

    private IdxFile(string path, int count, byte[] elements)
    {
        Path = path;
        Count = count;
        Elements = elements;
    }

    public string Path { get; }

    /// <summary>The first dimension.</summary>
    public int Count { get; }

    public byte[] Elements { get; }

    /// <summary>Reads a file of unsigned bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">The expected dimensions after the first one.</param>
    /// <exception cref="UserErrorException">The file cannot be read or is not of the expected shape.</exception>
    public static IdxFile Read(string path, params int[] shape)
    {
        using var content = new FileContent(path);
        int rank = 1 + shape.Length;
        byte[] header = content.ReadHeader(sizeof(uint) * (1 + rank));
        uint expectedMagic = UnsignedBytes | (uint)rank;
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (magic != expectedMagic)
        {
            throw Damaged(path, $"the magic number {Hex(expectedMagic)}", Hex(magic));
        }

        uint[] dimensions =
            [.. Enumerable.Range(1, rank).Select(i => BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(sizeof(uint) * i)))];
        if (dimensions[0] is 0 or > MaxCount)
        {
            throw Damaged(path, $"a size from 1 to {MaxCount} in dimension 1", $"{dimensions[0]}");
        }

        if (!dimensions[1..].SequenceEqual(shape.Select(size => (uint)size)))
        {
            throw Damaged(path, $"images of {string.Join('×', shape)} pixels", string.Join('×', dimensions[1..]));
        }

        int count = (int)dimensions[0];
        int length = shape.Aggregate(count, (product, size) => product * size);
        return new IdxFile(path, count, content.ReadRest(header.Length, length, $"{string.Join('×', dimensions)} elements"));
    }

    public static UserErrorException Damaged(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}");

    private static string Hex(uint value) => $"0x{value:X8}";
}
