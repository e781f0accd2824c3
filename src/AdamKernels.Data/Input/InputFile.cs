namespace AdamKernels.Data.Input;

/// <summary>Opens what is read, compressed or not.</summary>
internal static class InputFile
{
    private static readonly byte[] GzipSignature = [0x1F, 0x8B];

    /// <summary>The content of a file or stream, decompressed if it starts with gzip's signature, whatever its name.</summary>
    /// <param name="source">Where to read from. Stays open.</param>
    /// <exception cref="InvalidDataException">Here or while reading: the compressed data is damaged.</exception>
    public static Stream Decompress(Stream source)
    {
        var prefix = new byte[GzipSignature.Length];
        int read = source.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        var whole = new TrackedStream(prefix[..read], source);
        return prefix.AsSpan().SequenceEqual(GzipSignature) ? new GzipContent(whole) : whole;
    }
}
