namespace AdamKernels.Data.Input;

/// <summary>A stream whose first bytes have been read already; it remembers the last bytes that it handed out.</summary>
/// <param name="prefix">The bytes that have been read.</param>
/// <param name="rest">What follows them.</param>
internal sealed class TrackedStream(byte[] prefix, Stream rest) : ReadOnlyStream
{
    private readonly byte[] _last = new byte[sizeof(uint)];
    private int _prefixRead;

    /// <summary>The last four bytes that were read; zeros stand for those before the start.</summary>
    public ReadOnlySpan<byte> Last => _last;

    /// <summary>How many bytes remain, if the source knows.</summary>
    public long? Remaining => rest.CanSeek ? prefix.Length - _prefixRead + rest.Length - rest.Position : null;

    public override int Read(Span<byte> buffer)
    {
        int first = Math.Min(buffer.Length, prefix.Length - _prefixRead);
        prefix.AsSpan(_prefixRead, first).CopyTo(buffer);
        _prefixRead += first;
        int read = first + rest.Read(buffer[first..]);
        Remember(buffer[..read]);
        return read;
    }

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        int kept = Math.Max(0, _last.Length - bytes.Length);
        _last.AsSpan(_last.Length - kept).CopyTo(_last);
        bytes[^(_last.Length - kept)..].CopyTo(_last.AsSpan(kept));
    }
}
