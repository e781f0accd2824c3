using SampleKit.Data.Drawn;

namespace SampleKit.Data;

/// <summary>Digits to train with, and digits that training never sees.</summary>
/// <param name="Training">The digits to train with.</param>
/// <param name="Test">The digits to test with.</param>
/// <param name="Source">Where the digits come from, in a few words.</param>
public sealed record DigitData(DigitSet Training, DigitSet Test, string Source)
{
    private const int DrawnTrainingImages = 12_000;
    private const int DrawnTestImages = 2_000;

    /// <summary>Draws both sets. The same seed draws the same pixels.</summary>
    public static DigitData Draw(ulong seed) => new(
        DrawnDigits.Draw(DrawnTrainingImages, seed ^ SeedStream.Training),
        DrawnDigits.Draw(DrawnTestImages, seed ^ SeedStream.Test),
        "drawn");

    /// <summary>Reads both sets from a directory with MNIST's four files.</summary>
    /// <exception cref="UserErrorException">A file is missing or damaged.</exception>
    public static DigitData ReadMnist(string directory)
    {
        if (!Directory.Exists(directory))
        {
            string found = File.Exists(directory) ? "a file" : "nothing";
            throw new UserErrorException($"{directory}: expected a directory with MNIST's four IDX files, found {found}");
        }

        return new(
            MnistFiles.Read(directory, "train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
            MnistFiles.Read(directory, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"),
            "MNIST");
    }
}
