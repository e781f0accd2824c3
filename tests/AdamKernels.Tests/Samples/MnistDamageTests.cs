using SampleKit;
using SampleKit.Data;
using Xunit;

namespace AdamKernels.Tests.Samples;

/// <summary>
/// Every problem is a message of one line that names the file, what was expected and what was found. The package that reads the files has
/// the tests of their format.
/// </summary>
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
    public void Images_stand_in_for_labels()
    {
        _directory.Write(MnistDirectory.TestLabels, MnistDirectory.Images(2));
        AssertMessage(MnistDirectory.TestLabels, "Expected one label for each item at byte offset 3, but got an array of 2×28×28.");
    }

    [Fact]
    public void Images_have_another_size()
    {
        _directory.Write(MnistDirectory.TestImages, MnistDirectory.Images(2, rows: 8, columns: 9));
        AssertMessage(MnistDirectory.TestImages, "expected images of 28×28 bytes, found 2×8×9 elements of Byte");
    }

    [Fact]
    public void Images_are_truncated()
    {
        _directory.Write(MnistDirectory.TrainingImages, MnistDirectory.Images(3)[..^1]);
        AssertMessage(
            MnistDirectory.TrainingImages,
            "Expected 2352 bytes (3×28×28 elements of 1 byte) at byte offset 16, but got 2351 bytes (truncated).");
    }

    [Fact]
    public void File_is_empty()
    {
        _directory.Write(MnistDirectory.TestImages, []);
        AssertMessage(MnistDirectory.TestImages, "expected a file with content, found an empty file, a pipe or a device");
    }

    [Fact]
    public void Label_is_no_digit()
    {
        byte[] file = MnistDirectory.Labels(2);
        file[^1] = 10;
        _directory.Write(MnistDirectory.TestLabels, file);
        AssertMessage(MnistDirectory.TestLabels, "Expected a label from 0 to 9 at byte offset 9, but got 10.");
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
        _directory.Replace(MnistDirectory.TrainingImages, compressed);

        string message = MessageOf(_directory.Path);
        Assert.StartsWith($"{_directory.PathOf(MnistDirectory.TrainingImages)}.gz: Expected gzip data, but got damage: ", message);
        Assert.DoesNotContain('\n', message);
    }

    private void AssertMessage(string name, string message) =>
        Assert.Equal($"{_directory.PathOf(name)}: {message}", MessageOf(_directory.Path));

    private static string MessageOf(string directory) =>
        Assert.Throws<UserErrorException>(() => DigitData.ReadMnist(directory)).Message;
}
