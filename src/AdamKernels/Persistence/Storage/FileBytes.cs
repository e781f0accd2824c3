namespace AdamKernels;

/// <summary>Reads whole files into memory.</summary>
internal static class FileBytes
{
    private const int FirstLength = 1 << 16;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="buffer">Receives the bytes; replaced by a longer one if it is too short.</param>
    /// <returns>The bytes, in the buffer.</returns>
    /// <exception cref="CheckpointException">The file is longer than an array can be.</exception>
    public static ReadOnlySpan<byte> Read(string path, scoped ref byte[] buffer)
    {
        // A file that was replaced a moment ago can still be open for writing.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return Read(stream, ref buffer);
    }

    /// <summary>Reads a stream from its position to its end.</summary>
    /// <inheritdoc cref="Read(string, ref byte[])"/>
    public static ReadOnlySpan<byte> Read(Stream stream, scoped ref byte[] buffer)
    {
        Reserve(ref buffer, Expected(stream));
        int length = 0;
        for (int read; (read = stream.Read(buffer, length, buffer.Length - length)) > 0;)
        {
            length += read;
            Grow(ref buffer, length);
        }

        return buffer.AsSpan(0, length);
    }

    /// <summary>Reads a stream from its position to its end.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = [];
        Reserve(ref buffer, Expected(stream));
        int length = 0;
        for (int read; (read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            length += read;
            Grow(ref buffer, length);
        }

        return buffer.AsMemory(0, length);
    }

    /// <summary>The bytes that a stream says it has.</summary>
    private static long Expected(Stream stream) => stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : 0;

    /// <summary>One byte more than expected, so that the end is found without a longer buffer.</summary>
    private static void Reserve(ref byte[] buffer, long expected)
    {
        if (expected >= Array.MaxLength)
        {
            throw new CheckpointException($"Expected a file of fewer than {Array.MaxLength} bytes, but it has {expected}.");
        }

        if (buffer.Length <= expected)
        {
            buffer = GC.AllocateUninitializedArray<byte>((int)Math.Max(expected + 1, FirstLength));
        }
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (length == Array.MaxLength)
        {
            throw new CheckpointException($"Expected a file of fewer than {Array.MaxLength} bytes, but it has more.");
        }

        if (length == buffer.Length)
        {
            Array.Resize(ref buffer, (int)Math.Min(2L * length, Array.MaxLength));
        }
    }
}
