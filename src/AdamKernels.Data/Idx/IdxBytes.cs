using System.Diagnostics.CodeAnalysis;
using AdamKernels.Data.Input;

namespace AdamKernels.Data.Idx;

/// <summary>Reads the bytes of an IDX file and knows where it is.</summary>
/// <param name="content">The bytes after decompression.</param>
/// <param name="file">The path for messages, if there is one.</param>
internal sealed class IdxBytes(Stream content, string? file)
{
    /// <summary>What is allocated before any byte is there.</summary>
    private const int FirstChunk = 1 << 16;

    private long _offset;

    /// <summary>Reads the next bytes. Allocates for what the input holds, not for what is asked for.</summary>
    /// <param name="length">Number of bytes.</param>
    /// <param name="meaning">What they are.</param>
    /// <exception cref="DataFormatException">There are fewer.</exception>
    public byte[] Read(int length, string meaning)
    {
        bool isKnownToFit = content is TrackedStream { Remaining: { } remaining } && remaining >= length;
        var bytes = new byte[isKnownToFit ? length : Math.Min(length, FirstChunk)];
        int read = 0;
        while (true)
        {
            int added = ReadNext(bytes.AsSpan(read));
            read += added;
            if (read == length)
            {
                _offset += length;
                return bytes;
            }

            Check(read == bytes.Length, _offset, meaning, $"{Plural.Of(read, "byte")} (truncated)");
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
        }
    }

    /// <exception cref="DataFormatException">There are more bytes.</exception>
    public void CheckEnd()
    {
        Span<byte> next = stackalloc byte[1];
        Check(ReadNext(next) == 0, _offset, "the end of the data", "more bytes");
    }

    /// <exception cref="DataFormatException">The condition is false.</exception>
    public void Check([DoesNotReturnIf(false)] bool condition, long offset, string expected, string found)
    {
        if (!condition)
        {
            throw Error(file, offset, expected, found);
        }
    }

    /// <summary>What is wrong with a file.</summary>
    public static DataFormatException Error(string? file, long offset, string expected, string found) =>
        new(FormattableString.Invariant($"Expected {expected} at byte offset {offset}, but got {found}."), file) { Offset = offset };

    private int ReadNext(Span<byte> buffer)
    {
        try
        {
            return content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw new DataFormatException($"Expected gzip data, but got damage: {exception.Message}", file, exception)
            {
                Offset = _offset,
            };
        }
    }
}
