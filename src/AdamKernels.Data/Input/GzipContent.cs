using System.Buffers.Binary;
using System.IO.Compression;

namespace AdamKernels.Data.Input;

/// <summary>The content of gzip data, checked at its end.</summary>
/// <remarks>
/// The runtime's decompressor ends silently where data was cut off. It ignores trailing bytes, but reads on to see whether they are gzip
/// data too. The length that gzip records in its last four bytes reveals both.
/// </remarks>
internal sealed class GzipContent(TrackedStream source) : ReadOnlyStream
{
    private readonly GZipStream _gzip = new(source, CompressionMode.Decompress);
    private uint _length;

    /// <exception cref="InvalidDataException">The data is damaged, truncated, or followed by something else.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = _gzip.Read(buffer);
        _length += (uint)read;
        if (read == 0 && buffer.Length > 0)
        {
            CheckEnd();
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        // Nothing finalizes it.
        _gzip.Dispose();
        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        uint recorded = BinaryPrimitives.ReadUInt32LittleEndian(source.Last);
        if (recorded != _length)
        {
            throw new InvalidDataException(
                $"the recorded length of {recorded} bytes is not that of the content, {_length}: truncated, or with bytes after its end");
        }
    }
}
