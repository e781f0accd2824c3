using System.Buffers.Binary;
using System.IO.Compression;

namespace AdamKernels.Tests.Samples;

/// <summary>
/// A temporary directory with four small files as MNIST has them: 3 images to train with and 2 to test with. Pixel p of image i is
/// (i + p) mod 256; label i is 9 - i.
/// </summary>
internal sealed class MnistDirectory : IDisposable
{
    public const string TrainingImages = "train-images-idx3-ubyte";
    public const string TrainingLabels = "train-labels-idx1-ubyte";
    public const string TestImages = "t10k-images-idx3-ubyte";
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    public MnistDirectory()
    {
        Path = Directory.CreateTempSubdirectory("digits").FullName;
        Write(TrainingImages, Images(3));
        Write(TrainingLabels, Labels(3));
        Write(TestImages, Images(2));
        Write(TestLabels, Labels(2));
    }

    public string Path { get; }

    public static byte[] Images(int count, int rows = 28, int columns = 28)
    {
        byte[] file = [.. Header(0x803, count, rows, columns), .. new byte[count * rows * columns]];
        for (int i = 0; i < count; i++)
        {
            for (int pixel = 0; pixel < rows * columns; pixel++)
            {
                file[16 + (i * rows * columns) + pixel] = (byte)(i + pixel);
            }
        }

        return file;
    }

    public static byte[] Labels(int count) => [.. Header(0x801, count), .. Enumerable.Range(0, count).Select(i => (byte)(9 - i))];

    public static byte[] Header(params int[] numbers)
    {
        var header = new byte[numbers.Length * sizeof(int)];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(i * sizeof(int)), numbers[i]);
        }

        return header;
    }

    public static byte[] Gzip(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, byte[] content) => File.WriteAllBytes(PathOf(name), content);

    /// <summary>Puts a file with the extension .gz in the place of the one without.</summary>
    public void Replace(string name, byte[] compressed)
    {
        File.Delete(PathOf(name));
        Write(name + ".gz", compressed);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
