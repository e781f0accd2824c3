using AdamKernels.Data;

namespace SampleKit.Data;

/// <summary>Pairs of MNIST files: images of 28×28 bytes, and the digit that each shows.</summary>
internal static class MnistFiles
{
    /// <summary>Reads a pair of files from a directory, where each may carry the extension .gz.</summary>
    /// <exception cref="UserErrorException">A file is missing or damaged, or the two do not belong together.</exception>
    public static DigitSet Read(string directory, string imagesName, string labelsName)
    {
        // Find both files before reading the large one.
        string imagesPath = Find(directory, imagesName);
        string labelsPath = Find(directory, labelsName);
        float[] images = Read(imagesPath, ToImages);
        int[] labels = Read(labelsPath, file => file.ToLabels(DigitSet.Classes));
        int count = images.Length / DigitSet.PixelsPerImage;
        return labels.Length == count
            ? new DigitSet(images, labels)
            : throw InputFile.NotReadable(labelsPath, $"{count} labels, one for each image of {imagesPath}", $"{labels.Length}");

        float[] ToImages(IdxFile file) =>
            file is { ElementType: IdxElementType.Byte, Dimensions: [_, DigitSet.ImageSide, DigitSet.ImageSide] }
                ? file.ToFloats(scale: true)
                : throw InputFile.NotReadable(imagesPath, $"images of {DigitSet.ImageSide}×{DigitSet.ImageSide} bytes", $"{file}");
    }

    private static string Find(string directory, string name)
    {
        string path = Path.Combine(directory, name);
        return File.Exists(path) ? path
            : File.Exists(path + ".gz") ? path + ".gz"
            : throw InputFile.NotReadable(path, "this file, or the same with .gz", Directory.Exists(path) ? "a directory" : "neither");
    }

    private static T Read<T>(string path, Func<IdxFile, T> convert)
    {
        try
        {
            return InputFile.Read(path, () => convert(IdxFile.Read(path)));
        }
        catch (DataFormatException exception)
        {
            throw new UserErrorException(exception.Message);
        }
    }
}
