using SampleKit;
using SampleKit.Data;
using Xunit;

namespace AdamKernels.Tests.Samples;

/// <summary>Every kind of damage is a message of one line that names the file, what was expected and what was found.</summary>
public sealed class MnistDamageTests : IDisposable
{
    private readonly MnistDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Directory_is_missing()
    {
        string path = _directory.PathOf("none");
        Assert.Equal($"{path}: expected a directory with MNIST's four IDX files, found nothing", MessageOf(path));
    }

    [Fact]
    public void Directory_is_a_file()
    {
        string path = _directory.PathOf(MnistDirectory.TestLabels);
        Assert.Equal($"{path}: expected a directory with MNIST's four IDX files, found a file", MessageOf(path));
    }

    [Theory]
    [InlineData(MnistDirectory.TrainingImages)]
    [InlineData(MnistDirectory.TrainingLabels)]
    [InlineData(MnistDirectory.TestImages)]
    [InlineData(MnistDirectory.TestLabels)]
    public void File_is_missing(string name)
    {
        File.Delete(_directory.PathOf(name));
        AssertMessage(name, "expected this file, or the same with .gz, found neither");
    }

    [Fact]
    public void Magic_number_is_wrong()
    {
        byte[] file = MnistDirectory.Images(3);
        file[3] = 1;
        _directory.Write(MnistDirectory.TrainingImages, file);
        AssertMessage(MnistDirectory.TrainingImages, "expected the magic number 0x00000803, found 0x00000801");
    }

    [Fact]
    public void Images_stand_in_for_labels()
    {
        _directory.Write(MnistDirectory.TestLabels, MnistDirectory.Images(2));
        AssertMessage(MnistDirectory.TestLabels, "expected the magic number 0x00000801, found 0x00000803");
    }

    [Fact]
    public void Images_have_another_size()
    {
        _directory.Write(MnistDirectory.TestImages, MnistDirectory.Images(2, rows: 8, columns: 9));
        AssertMessage(MnistDirectory.TestImages, "expected images of 28×28 pixels, found 8×9");
    }

    [Fact]
    public void There_are_no_images()
    {
        _directory.Write(MnistDirectory.TrainingImages, MnistDirectory.Images(0));
        AssertMessage(MnistDirectory.TrainingImages, "expected a size from 1 to 1048576 in dimension 1, found 0");
    }

    [Fact]
    public void Size_is_absurd()
    {
        // Nothing is allocated for it.
        byte[] file = MnistDirectory.Images(3);
        file[4] = 0xFF;
        _directory.Write(MnistDirectory.TrainingImages, file);
        AssertMessage(MnistDirectory.TrainingImages, "expected a size from 1 to 1048576 in dimension 1, found 4278190083");
    }

    [Fact]
    public void Images_are_truncated()
    {
        _directory.Write(MnistDirectory.TrainingImages, MnistDirectory.Images(3)[..^1]);
        AssertMessage(MnistDirectory.TrainingImages, "expected 2368 bytes for 3×28×28 elements, found 2367 (truncated)");
    }

    [Fact]
    public void Header_is_truncated()
    {
        _directory.Write(MnistDirectory.TestLabels, MnistDirectory.Labels(2)[..7]);
        AssertMessage(MnistDirectory.TestLabels, "expected a header of 8 bytes, found only 7 bytes");
    }

    [Fact]
    public void File_is_empty()
    {
        _directory.Write(MnistDirectory.TestImages, []);
        AssertMessage(MnistDirectory.TestImages, "expected a file with content, found an empty file, a pipe or a device");
    }

    [Fact]
    public void Bytes_follow_the_end()
    {
        _directory.Write(MnistDirectory.TrainingLabels, [.. MnistDirectory.Labels(3), 0]);
        AssertMessage(MnistDirectory.TrainingLabels, "expected 11 bytes for 3 elements, found 12 (with bytes after its end)");
    }

    [Fact]
    public void Label_is_no_digit()
    {
        byte[] file = MnistDirectory.Labels(2);
        file[^1] = 10;
        _directory.Write(MnistDirectory.TestLabels, file);
        AssertMessage(MnistDirectory.TestLabels, "expected labels from 0 to 9, found 10 as label 2");
    }

    [Fact]
    public void Counts_differ()
    {
        _directory.Write(MnistDirectory.TrainingLabels, MnistDirectory.Labels(4));
        string images = _directory.PathOf(MnistDirectory.TrainingImages);
        AssertMessage(MnistDirectory.TrainingLabels, $"expected 3 labels, one for each image of {images}, found 4");
    }

    [Fact]
    public void Compressed_data_is_damaged()
    {
        byte[] compressed = MnistDirectory.Gzip(MnistDirectory.Images(3));
        compressed[10] |= 0b110; // a kind of block that does not exist
        AssertCompressedMessage(compressed, "expected gzip data, found damage (");
    }

    [Fact]
    public void Checksum_of_compressed_data_differs()
    {
        byte[] compressed = MnistDirectory.Gzip(MnistDirectory.Images(3));
        compressed[^8] ^= 1;
        AssertCompressedMessage(compressed, "expected gzip data, found damage (");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(-100)]
    [InlineData(-8)]
    [InlineData(-1)]
    public void Compressed_data_is_truncated(int end)
    {
        byte[] compressed = MnistDirectory.Gzip(MnistDirectory.Images(3));
        AssertCompressedMessage(compressed[..(end < 0 ? compressed.Length + end : end)], "expected gzip data");
    }

    [Fact]
    public void Bytes_follow_the_end_of_compressed_data()
    {
        byte[] compressed = MnistDirectory.Gzip(MnistDirectory.Images(3));
        AssertCompressedMessage([.. compressed, 1, 2, 3, 4], "expected gzip data");
    }

    private void AssertCompressedMessage(byte[] compressed, string start)
    {
        _directory.Replace(MnistDirectory.TrainingImages, compressed);
        string path = _directory.PathOf(MnistDirectory.TrainingImages) + ".gz";
        string message = MessageOf(_directory.Path);
        Assert.StartsWith($"{path}: {start}", message);
        Assert.DoesNotContain('\n', message);
    }

    private void AssertMessage(string name, string message) =>
        Assert.Equal($"{_directory.PathOf(name)}: {message}", MessageOf(_directory.Path));

    private static string MessageOf(string directory) =>
        Assert.Throws<UserErrorException>(() => DigitData.ReadMnist(directory)).Message;
}
