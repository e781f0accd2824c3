using System.Buffers.Binary;

namespace DigitSample.Data.Idx;

/// <summary>
/// A file in the IDX format: a magic number that says how many dimensions there are, the dimensions as big-endian 32-bit numbers,
/// then one byte for each element.
/// </summary>
internal sealed class IdxFile
{
    /// <summary>The magic number's third byte says "unsigned bytes"; its last byte is the number of dimensions.</summary>
    private const uint UnsignedBytes = 0x0800;

    private readonly byte[] _content;
    private readonly int _headerLength;

    private IdxFile(string path, byte[] content, int[] dimensions)
    {
        Path = path;
        Dimensions = dimensions;
        _content = content;
        _headerLength = HeaderLength(dimensions.Length);
    }

    public string Path { get; }

    public int[] Dimensions { get; }

    public ReadOnlySpan<byte> Elements => _content.AsSpan(_headerLength);

    /// <summary>Reads a file of unsigned bytes with a certain number of dimensions.</summary>
    /// <exception cref="UserErrorException">The file cannot be read, or is not what was asked for.</exception>
    public static IdxFile Read(string path, int rank)
    {
        byte[] content = FileContent.Read(path);
        if (content.Length < HeaderLength(rank))
        {
            throw Damaged(path, $"a header of {HeaderLength(rank)} bytes", $"only {content.Length} bytes");
        }

        uint expectedMagic = UnsignedBytes | (uint)rank;
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(content);
        if (magic != expectedMagic)
        {
            throw Damaged(path, $"the magic number {Hex(expectedMagic)}", Hex(magic));
        }

        var dimensions = new int[rank];
        long elements = 1;
        for (int i = 0; i < rank; i++)
        {
            uint dimension = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(HeaderLength(i)));

            // No file of this kind comes near the limit, and below it the product of three dimensions stays exact in a long.
            if (dimension is 0 or > 1 << 20)
            {
                throw Damaged(path, $"a size from 1 to {1 << 20} in dimension {i + 1}", dimension.ToString());
            }

            dimensions[i] = (int)dimension;
            elements *= dimension;
        }

        long expectedLength = HeaderLength(rank) + elements;
        if (content.Length != expectedLength)
        {
            string problem = content.Length < expectedLength ? "truncated" : "with bytes after its end";
            throw Damaged(path, $"{expectedLength} bytes for {string.Join('×', dimensions)} elements", $"{content.Length} ({problem})");
        }

        return new IdxFile(path, content, dimensions);
    }

    public static UserErrorException Damaged(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}");

    private static int HeaderLength(int rank) => sizeof(uint) * (1 + rank);

    private static string Hex(uint value) => $"0x{value:X8}";
}
