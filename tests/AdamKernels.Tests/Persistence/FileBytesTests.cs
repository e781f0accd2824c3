namespace AdamKernels.Tests.Persistence;

/// <summary>Memory for whole files: as much as a stream says it has, and one byte more to find its end.</summary>
public sealed class FileBytesTests
{
    /// <summary>Fails when the memory grows while the file is read, or is reserved for what was read before.</summary>
    [Theory]
    [InlineData(0, 0, 65_536)]
    [InlineData(65_535, 0, 65_536)]
    [InlineData(65_536, 0, 65_537)]
    [InlineData(200_000, 0, 200_001)]
    [InlineData(200_000, 70_000, 130_001)]
    [InlineData(100, 1_000, 65_536)]
    public void Memory_is_reserved_once(int length, int position, int expected)
    {
        byte[] content = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        using var stream = new MemoryStream(content) { Position = position };
        byte[] buffer = [];
        byte[] read = FileBytes.Read(stream, ref buffer).ToArray();
        Assert.Equal(content.Skip(position), read);
        Assert.Equal(expected, buffer.Length);
    }

    /// <summary>Fails when the end is not found in memory that is as long as the file.</summary>
    [Fact]
    public void Memory_that_is_one_byte_too_short_is_replaced()
    {
        var content = new byte[100];
        byte[] exact = new byte[100], enough = new byte[101], buffer = exact;
        Assert.Equal(100, FileBytes.Read(new MemoryStream(content), ref buffer).Length);
        Assert.NotSame(exact, buffer);
        Assert.Equal(65_536, buffer.Length);
        buffer = enough;
        Assert.Equal(100, FileBytes.Read(new MemoryStream(content), ref buffer).Length);
        Assert.Same(enough, buffer);
    }
}
