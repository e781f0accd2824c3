using System.Buffers.Binary;
using System.IO.Compression;

namespace AdamKernels.Data.Tests.Idx;

/// <summary>Makes the bytes of IDX files.</summary>
internal static class IdxContent
{
    /// <summary>A file with a header and whatever follows it.</summary>
    public static byte[] File(IdxElementType type, uint[] dimensions, params byte[] body)
    {
        var header = new byte[4 + (4 * dimensions.Length)];
        header[2] = (byte)type;
        header[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        return [.. header, .. body];
    }

    public static byte[] Gzip(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    public static IdxFile Read(byte[] content) => IdxFile.Read(new MemoryStream(content));

    public static DataFormatException Error(byte[] content) => Assert.Throws<DataFormatException>(() => Read(content));
}
