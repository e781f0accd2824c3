using System.Buffers.Binary;
using System.IO.Compression;

namespace DigitSample.Data.Idx;

/// <summary>Reads whole files, compressed by gzip or not.</summary>
internal static class FileContent
{
    /// <summary>Header and trailer of gzip's format without anything between.</summary>
    private const int SmallestGzipLength = 18;

    /// <summary>The file's bytes, decompressed if they start as gzip's do, whatever the file is called.</summary>
    /// <exception cref="UserErrorException">The file cannot be read or decompressed.</exception>
    public static byte[] Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw IdxFile.Damaged(path, "a readable file", exception.Message);
        }

        return bytes is [0x1F, 0x8B, ..] ? Decompress(path, bytes) : bytes;
    }

    private static byte[] Decompress(string path, byte[] compressed)
    {
        if (compressed.Length < SmallestGzipLength)
        {
            throw IdxFile.Damaged(path, $"gzip data of at least {SmallestGzipLength} bytes", $"{compressed.Length} bytes (truncated)");
        }

        var content = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
            gzip.CopyTo(content);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw IdxFile.Damaged(path, "gzip data", $"damage ({exception.Message})");
        }

        // The stream ends quietly where a file was cut off and ignores what follows its end; the length in gzip's last four bytes
        // gives both away.
        uint recorded = BinaryPrimitives.ReadUInt32LittleEndian(compressed.AsSpan(^sizeof(uint)..));
        if (recorded != content.Length)
        {
            throw IdxFile.Damaged(
                path,
                $"gzip data of the length that its last four bytes record ({recorded})",
                $"{content.Length} bytes (truncated, or with bytes after its end)");
        }

        return content.ToArray();
    }
}
