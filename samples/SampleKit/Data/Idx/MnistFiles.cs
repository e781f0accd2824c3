namespace SampleKit.Data.Idx;

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
        IdxFile images = IdxFile.Read(imagesPath, DigitSet.ImageSide, DigitSet.ImageSide);
        IdxFile labels = ReadLabels(labelsPath);
        if (labels.Count != images.Count)
        {
            throw IdxFile.Damaged(
                labels.Path, $"{images.Count} labels, one for each image of {images.Path}", $"{labels.Count}");
        }

        return new DigitSet(ToFractions(images.Elements), ToClasses(labels.Elements));
    }

    private static string Find(string directory, string name)
    {
        string path = Path.Combine(directory, name);
        return File.Exists(path) ? path
            : File.Exists(path + ".gz") ? path + ".gz"
            : throw IdxFile.Damaged(path, "this file, or the same with .gz", Directory.Exists(path) ? "a directory" : "neither");
    }

    private static IdxFile ReadLabels(string path)
    {
        IdxFile labels = IdxFile.Read(path);
        int position = labels.Elements.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(DigitSet.Classes - 1));
        return position < 0
            ? labels
            : throw IdxFile.Damaged(path, "labels from 0 to 9", $"{labels.Elements[position]} as label {position + 1}");
    }

    private static float[] ToFractions(ReadOnlySpan<byte> pixels)
    {
        var fractions = new float[pixels.Length];
        for (int i = 0; i < fractions.Length; i++)
        {
            fractions[i] = pixels[i] / 255f;
        }

        return fractions;
    }

    private static int[] ToClasses(ReadOnlySpan<byte> labels)
    {
        var classes = new int[labels.Length];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = labels[i];
        }

        return classes;
    }
}
