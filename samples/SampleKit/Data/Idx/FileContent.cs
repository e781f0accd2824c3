using System.Buffers.Binary;
using System.IO.Compression;

namespace SampleKit.Data.Idx;

/// <summary>The content of a file, gzipped or not: a header, then as much as the header announces.</summary>
internal sealed class FileContent : IDisposable
{
    /// <summary>The header and trailer of gzip with nothing between them.</summary>
    private const int MinGzipLength = 18;

    /// <summary>The strongest compression that deflate allows: 258 bytes in two bits.</summary>
    private const int MaxExpansion = 1032;

    private readonly string _path;
    private readonly FileStream _file;
    private Stream _content;

    /// <summary>The decompressed length that the file records; null if it is not compressed.</summary>
    private uint? _recordedLength;

    /// <exception cref="UserErrorException">The file cannot be opened.</exception>
    public FileContent(string path)
    {
        _path = path;
        _file = Guard(() => OpenRegularFile(path));
        _content = _file;
    }

    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }

    /// <summary>Reads the first bytes, decompressed if the file starts with gzip's signature, whatever its name.</summary>
    /// <exception cref="UserErrorException">The file is shorter, or cannot be read or decompressed.</exception>
    public byte[] ReadHeader(int length)
    {
        if (Read(2) is [0x1F, 0x8B])
        {
            _recordedLength = ReadRecordedLength();
            _content = new GZipStream(_file, CompressionMode.Decompress);
        }

        _file.Position = 0;
        byte[] header = Read(length);
        return header.Length == length
            ? header
            : throw IdxFile.Damaged(_path, $"a header of {length} bytes", $"only {header.Length} bytes");
    }

    /// <summary>Reads what follows the header. Allocates no more than the file can hold, and reads at most one byte beyond it.</summary>
    /// <param name="headerLength">Bytes of the header.</param>
    /// <param name="length">Bytes that must follow it.</param>
    /// <param name="meaning">What they are.</param>
    /// <exception cref="UserErrorException">The file holds fewer bytes or more, or cannot be read or decompressed.</exception>
    public byte[] ReadRest(int headerLength, int length, string meaning)
    {
        long total = (long)headerLength + length;
        if (_recordedLength is { } recorded)
        {
            // The decompressor ends silently where a file was cut off and ignores trailing bytes; the recorded length reveals both.
            if (recorded != total || total > _file.Length * MaxExpansion)
            {
                throw IdxFile.Damaged(
                    _path,
                    $"gzip data of {total} bytes for {meaning}",
                    $"{_file.Length} bytes that record a length of {recorded} (truncated, or with bytes after the end)");
            }
        }
        else if (_file.Length != total)
        {
            string problem = _file.Length < total ? "truncated" : "with bytes after its end";
            throw IdxFile.Damaged(_path, $"{total} bytes for {meaning}", $"{_file.Length} ({problem})");
        }

        byte[] rest = Read(length);
        bool isLonger = Read(1).Length > 0;
        return rest.Length == length && !isLonger
            ? rest
            : throw IdxFile.Damaged(_path, $"{total} bytes for {meaning}", isLonger ? "more" : $"{headerLength + rest.Length}");
    }

    /// <summary>Rejects pipes and devices before opening them: they may block or never end.</summary>
    private static FileStream OpenRegularFile(string path)
    {
        FileSystemInfo file = File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path);
        return new FileInfo(file.FullName).Length > 0
            ? File.OpenRead(path)
            : throw IdxFile.Damaged(path, "a file with content", "an empty file, a pipe or a device");
    }

    /// <summary>The length of the decompressed content, which gzip stores in the last four bytes of a file.</summary>
    private uint ReadRecordedLength()
    {
        if (_file.Length < MinGzipLength)
        {
            throw IdxFile.Damaged(_path, $"gzip data of at least {MinGzipLength} bytes", $"{_file.Length} bytes (truncated)");
        }

        _file.Position = _file.Length - sizeof(uint);
        return BinaryPrimitives.ReadUInt32LittleEndian(Read(sizeof(uint)));
    }

    /// <summary>Reads the next bytes, or fewer at the end.</summary>
    private byte[] Read(int length) => Guard(() =>
    {
        var bytes = new byte[length];
        int count = _content.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        return count == length ? bytes : bytes[..count];
    });

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception)
        {
            throw IdxFile.Damaged(_path, "gzip data", $"damage ({exception.Message})");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw IdxFile.Damaged(_path, "a readable file", exception.Message);
        }
    }
}
