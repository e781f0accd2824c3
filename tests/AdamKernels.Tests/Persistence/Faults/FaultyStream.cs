namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>A stream that gives few bytes at a time, takes as many as it has room for, and fails at the n-th call.</summary>
/// <param name="content">What can be read, or is overwritten.</param>
/// <param name="failAt">The call that fails, from 1; 0 for none.</param>
internal sealed class FaultyStream(byte[] content, int failAt) : Stream
{
    private int _calls;
    private int _position;

    /// <summary>The most bytes of a read.</summary>
    public int MaxRead { get; init; } = 1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Count();
        int length = Math.Min(Math.Min(count, MaxRead), content.Length - _position);
        content.AsSpan(_position, length).CopyTo(buffer.AsSpan(offset));
        _position += length;
        return length;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Count();
        int length = Math.Min(count, content.Length - _position);
        buffer.AsSpan(offset, length).CopyTo(content.AsSpan(_position));
        _position += length;
        if (length < count)
        {
            throw new IOException("No space left on device");
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Count()
    {
        if (++_calls == failAt)
        {
            throw new IOException("The test says so.");
        }
    }
}
