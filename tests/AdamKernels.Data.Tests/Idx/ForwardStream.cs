namespace AdamKernels.Data.Tests.Idx;

/// <summary>Bytes that come one at a time from a source without a length, as from a network.</summary>
internal sealed class ForwardStream(byte[] content) : MemoryStream(content)
{
    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
}
