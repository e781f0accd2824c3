using SampleKit.Data;
using Xunit;

namespace AdamKernels.Tests.Samples;

/// <summary>Undamaged MNIST files, compressed or not.</summary>
public sealed class MnistReadingTests
{
    [Fact]
    public void Reads_plain_files()
    {
        using var directory = new MnistDirectory();
        AssertContent(DigitData.ReadMnist(directory.Path));
    }

    [Fact]
    public void Reads_compressed_files()
    {
        using var directory = new MnistDirectory();
        directory.Replace(MnistDirectory.TrainingImages, MnistDirectory.Gzip(MnistDirectory.Images(3)));
        directory.Replace(MnistDirectory.TrainingLabels, MnistDirectory.Gzip(MnistDirectory.Labels(3)));
        directory.Replace(MnistDirectory.TestImages, MnistDirectory.Gzip(MnistDirectory.Images(2)));
        AssertContent(DigitData.ReadMnist(directory.Path));
    }

    [Fact]
    public void Looks_at_the_content_and_not_at_the_name()
    {
        // Some programs decompress a download and keep its name, or the other way round.
        using var directory = new MnistDirectory();
        directory.Replace(MnistDirectory.TrainingImages, MnistDirectory.Images(3));
        directory.Write(MnistDirectory.TestLabels, MnistDirectory.Gzip(MnistDirectory.Labels(2)));
        AssertContent(DigitData.ReadMnist(directory.Path));
    }

    private static void AssertContent(DigitData data)
    {
        Assert.Equal([9, 8, 7], data.Training.Labels);
        Assert.Equal([9, 8], data.Test.Labels);
        Assert.Equal(3 * 784, data.Training.Images.Length);
        Assert.Equal(2 * 784, data.Test.Images.Length);

        // Pixels 0 and 255 of the first image, and the last pixel of the last one.
        Assert.Equal(0f, data.Training.Images[0]);
        Assert.Equal(1f, data.Training.Images[255]);
        Assert.Equal((2 + 783 - 768) / 255f, data.Training.Images[^1]);
    }
}
