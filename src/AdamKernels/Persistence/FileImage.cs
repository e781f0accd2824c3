using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdamKernels;

/// <summary>
/// Composes files in memory that is reused: the header, then all tensors, then the checksum of everything. Repeated composition of the
/// same content allocates nothing.
/// </summary>
internal sealed class FileImage : IDisposable
{
    /// <summary>The format pads the header so that the first tensor begins at a multiple of this.</summary>
    private const int Alignment = 8;

    private static readonly byte[] s_noChecksum = [.. Enumerable.Repeat((byte)'0', Checksum.Digits)];

    private readonly ArrayBufferWriter<byte> _header = new();
    private readonly Utf8JsonWriter _json;
    private int _checksumPosition;
    private int _dataLength;

    /// <summary>Creates an image without content.</summary>
    public FileImage()
    {
        // Readable rather than safe inside of a web page.
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
        _json = new Utf8JsonWriter(_header, options);
    }

    /// <summary>Composes the header, and finds out how long the file is.</summary>
    /// <returns>Bytes of the whole file.</returns>
    /// <exception cref="CheckpointException">The file would be longer than an array can be.</exception>
    public int Begin<TContent>(TContent content)
        where TContent : IFileContent
    {
        _header.ResetWrittenCount();
        _json.Reset(_header);
        _json.WriteStartObject();
        _json.WriteStartObject("__metadata__"u8);
        _json.WriteString(FileMetadata.ChecksumName, s_noChecksum);
        _json.Flush();
        _checksumPosition = TensorFile.PrefixLength + _header.WrittenCount - Checksum.Digits - 1;
        _json.WriteString(FileMetadata.FormatName, FileMetadata.Version);
        content.WriteMetadata(_json);

        // What programs that read the files of PyTorch look for.
        _json.WriteString("format"u8, "pt"u8);
        _json.WriteEndObject();
        var describer = new TensorDescriber(_json);
        content.Accept(ref describer);
        _json.WriteEndObject();
        _json.Flush();
        int padding = -_header.WrittenCount & (Alignment - 1);
        _header.GetSpan(Alignment)[..padding].Fill((byte)' ');
        _header.Advance(padding);
        long length = TensorFile.PrefixLength + _header.WrittenCount + describer.Length;
        if (length > Array.MaxLength || _header.WrittenCount > TensorFile.MaxHeaderLength)
        {
            throw new CheckpointException($"Expected a file of at most {Array.MaxLength} bytes, but this one would have {length}.");
        }

        if (describer.Count > HeaderParser.MaxTensors)
        {
            throw new CheckpointException($"Expected at most {HeaderParser.MaxTensors} tensors, but there would be {describer.Count}.");
        }

        _dataLength = (int)describer.Length;
        return (int)length;
    }

    /// <summary>Writes the file of the content that <see cref="Begin"/> described.</summary>
    /// <param name="content">The content.</param>
    /// <param name="destination">Receives the file; as long as <see cref="Begin"/> returned.</param>
    public void WriteTo<TContent>(TContent content, Span<byte> destination)
        where TContent : IFileContent
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, (ulong)_header.WrittenCount);
        _header.WrittenSpan.CopyTo(destination[TensorFile.PrefixLength..]);
        var writer = new TensorWriter(destination.Slice(TensorFile.PrefixLength + _header.WrittenCount, _dataLength));
        content.Accept(ref writer);
        Checksum.Of(destination, _checksumPosition)
            .TryFormat(destination.Slice(_checksumPosition, Checksum.Digits), out _, "x8", CultureInfo.InvariantCulture);
    }

    public void Dispose() => _json.Dispose();
}
