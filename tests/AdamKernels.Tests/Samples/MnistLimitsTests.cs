using System.Buffers.Binary;
using System.IO.Compression;
using SampleKit;
using SampleKit.Data;

namespace AdamKernels.Tests.Samples;

/// <summary>What a file of MNIST costs before it is refused follows from what it can hold, not from what it expands to or claims.</summary>
public sealed class MnistLimitsTests : IDisposable
{
    private const int BombMegabytes = 64;

    private readonly MnistDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Compressed_file_is_not_expanded_beyond_its_header()
    {
        byte[] bomb = Bomb();
        Assert.InRange(bomb.Length, 0, 1 << 20);
        AssertCheapRefusal(bomb, "expected gzip data of 2368 bytes for 3×28×28 elements, found ");
    }

    /// <summary>Also when the length that the file records agrees with the header. Fails when more than the surplus byte is looked for,
    /// because there is damage further on.</summary>
    [Fact]
    public void Compressed_file_is_read_one_byte_too_far_at_most()
    {
        byte[] bomb = Bomb();
        bomb.AsSpan(bomb.Length / 2, bomb.Length / 4).Fill(0xFF);
        BinaryPrimitives.WriteInt32LittleEndian(bomb.AsSpan(^sizeof(int)..), 2368);
        AssertCheapRefusal(bomb, "expected 2368 bytes for 3×28×28 elements, found more");
    }

    [Fact]
    public void Claim_of_a_compressed_file_is_not_allocated()
    {
        const int Images = 1 << 20;
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        byte[] file = MnistDirectory.Gzip([.. MnistDirectory.Header(0x803, Images, 28, 28), .. noise]);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(^sizeof(int)..), 16 + (Images * 784));
        AssertCheapRefusal(file, $"expected gzip data of {16 + (Images * 784)} bytes for {Images}×28×28 elements, found ");
    }

    [Theory]
    [InlineData(1 << 20, 28, "expected 822083600 bytes for 1048576×28×28 elements, found 16 (truncated)")]
    [InlineData(1 << 20, 1 << 20, "expected images of 28×28 pixels, found 1048576×28")]
    public void Claim_of_a_plain_file_is_not_allocated(int images, int rows, string message) =>
        AssertCheapRefusal(MnistDirectory.Header(0x803, images, rows, 28), message);

    /// <summary>The header of three images, and far more behind it.</summary>
    private static byte[] Bomb()
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(MnistDirectory.Images(3));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < BombMegabytes; i++)
            {
                gzip.Write(zeros);
            }
        }

        return compressed.ToArray();
    }

    private void AssertCheapRefusal(byte[] file, string message)
    {
        _directory.Replace(MnistDirectory.TrainingImages, file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        UserErrorException error = Assert.Throws<UserErrorException>(() => DigitData.ReadMnist(_directory.Path));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.StartsWith($"{_directory.PathOf(MnistDirectory.TrainingImages)}.gz: {message}", error.Message);
        Assert.InRange(allocated, 0, 1 << 20);
    }
}
