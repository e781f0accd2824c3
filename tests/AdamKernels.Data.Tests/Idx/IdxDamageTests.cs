using AdamKernels.Data.Input;

namespace AdamKernels.Data.Tests.Idx;

/// <summary>Damage is one type of exception that says what was expected, where, and what there is.</summary>
public sealed class IdxDamageTests
{
    private static readonly byte[] Valid = IdxContent.File(IdxElementType.Int16, [2, 3], new byte[12]);

    public static TheoryData<byte[], long, string> Damages => new()
    {
        { [], 0, "Expected a magic number of 4 bytes at byte offset 0, but got 0 bytes (truncated)." },
        { [0, 0, 8], 0, "Expected a magic number of 4 bytes at byte offset 0, but got 3 bytes (truncated)." },
        { [0x50, 0x4B, 3, 4], 0, "Expected two zero bytes at byte offset 0, but got 0x50 0x4B." },
        {
            [0, 0, 0x0A, 1], 2,
            "Expected an element type (0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E) at byte offset 2, but got 0x0A."
        },
        { [0, 0, 8, 0], 3, "Expected at least 1 dimension at byte offset 3, but got 0." },
        { Valid[..9], 4, "Expected 2 dimensions of 4 bytes at byte offset 4, but got 5 bytes (truncated)." },
        {
            IdxContent.File(IdxElementType.Byte, [2, 0]), 8, "Expected a size of at least 1 in dimension 2 at byte offset 8, but got 0."
        },
        { Valid[..^1], 12, "Expected 12 bytes (2×3 elements of 2 bytes) at byte offset 12, but got 11 bytes (truncated)." },
        { [.. Valid, 0], 24, "Expected the end of the data at byte offset 24, but got more bytes." },
        {
            IdxContent.File(IdxElementType.Int16, [uint.MaxValue, 2]), 4,
            $"Expected at most {Array.MaxLength / 2} elements at byte offset 4, but got dimensions whose product is 4294967295 or more."
        },
        {
            IdxContent.File(IdxElementType.Byte, [65536, 65536, uint.MaxValue, uint.MaxValue]), 8,
            $"Expected at most {Array.MaxLength} elements at byte offset 8, but got dimensions whose product is 4294967296 or more."
        },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_rejected(byte[] content, long offset, string message)
    {
        DataFormatException error = IdxContent.Error(content);

        Assert.Equal((message, offset), (error.Message, error.Offset));
        Assert.Equal((null, null, null), (error.File, error.Line, error.Column));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_rejected_if_it_is_compressed(byte[] content, long offset, string message)
    {
        DataFormatException error = IdxContent.Error(IdxContent.Gzip(content));

        // An empty stream compresses to nothing at all.
        Assert.Equal((message, offset), (error.Message, error.Offset));
    }

    [Fact]
    public void A_message_names_the_file()
    {
        string path = Path.GetTempFileName();
        try
        {
            DataFormatException error = Assert.Throws<DataFormatException>(() => IdxFile.Read(path));

            Assert.StartsWith($"{path}: Expected ", error.Message);
            Assert.Equal(path, error.File);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Fails without the check of the recorded length: the runtime's decompressor ends silently.</summary>
    [Fact]
    public void Truncated_gzip_data_is_rejected()
    {
        byte[] compressed = IdxContent.Gzip(Valid);
        for (int length = 0; length < compressed.Length; length++)
        {
            IdxContent.Error(compressed[..length]);
            Assert.Throws<DataFormatException>(() => IdxFile.Read(new ForwardStream(compressed[..length])));
        }
    }

    /// <summary>Fails when a read of no bytes counts as the end of the data, where the recorded length is compared.</summary>
    [Fact]
    public void A_read_of_no_bytes_is_not_the_end()
    {
        using Stream content = InputFile.Decompress(new MemoryStream(IdxContent.Gzip(Valid)));
        var bytes = new byte[Valid.Length];

        Assert.Equal(0, content.Read([]));
        content.ReadExactly(bytes);

        Assert.Equal(Valid, bytes);
        Assert.Equal(0, content.Read(new byte[1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Bytes_after_gzip_data_are_rejected(int count)
    {
        byte[] content = [.. IdxContent.Gzip(Valid), .. new byte[count]];

        Assert.StartsWith("Expected gzip data, but got damage: ", IdxContent.Error(content).Message);

        // Byte by byte, so that the decompressor does not read them along with its data.
        Assert.Throws<DataFormatException>(() => IdxFile.Read(new ForwardStream(content)));
    }

    [Fact]
    public void A_wrong_checksum_is_rejected()
    {
        byte[] compressed = IdxContent.Gzip(Valid);
        compressed[^8] ^= 1;

        Assert.StartsWith("Expected gzip data, but got damage: ", IdxContent.Error(compressed).Message);
    }

    /// <summary>
    /// What a header claims costs nothing. Fails when the body is allocated at once, or when the surplus is decompressed to its end.
    /// </summary>
    [Theory]
    [InlineData(1_000_000_000, 100_000, "1000000000 bytes (1000000000 elements of 1 byte) at byte offset 8, but got 100000 bytes")]
    [InlineData(10, 50_000_000, "the end of the data at byte offset 18")]
    public void A_claim_is_not_allocated(uint claimed, int actual, string message)
    {
        byte[] content = IdxContent.File(IdxElementType.Byte, [claimed], new byte[actual]);
        byte[] compressed = IdxContent.Gzip(content);

        AssertCheap(() => IdxContent.Error(compressed), message);
        AssertCheap(() => Assert.Throws<DataFormatException>(() => IdxFile.Read(new ForwardStream(compressed))), message);
        AssertCheap(() => IdxContent.Error(content), message);
    }

    private static void AssertCheap(Func<DataFormatException> read, string message)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        DataFormatException error = read();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Contains(message, error.Message);
        Assert.InRange(allocated, 0, 1 << 20);
    }
}
