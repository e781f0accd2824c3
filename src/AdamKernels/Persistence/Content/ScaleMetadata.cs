using System.Globalization;
using System.Text.Json;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// A standardization in the metadata of a file, as texts of numbers with the fewest digits that read back as the same bits. It is no
/// tensor, so that the tensors of a file are those of PyTorch's model.
/// </summary>
/// <param name="MeansName">Name of the text with the means.</param>
/// <param name="DeviationsName">Name of the text with the deviations.</param>
internal sealed record ScaleMetadata(string MeansName, string DeviationsName)
{
    public static readonly ScaleMetadata Inputs =
        new(FileMetadata.Prefix + "input_means", FileMetadata.Prefix + "input_deviations");

    public static readonly ScaleMetadata Targets =
        new(FileMetadata.Prefix + "target_means", FileMetadata.Prefix + "target_deviations");

    /// <summary>Digits, sign, point and exponent of a float are fewer.</summary>
    private const int MaxNumberLength = 32;

    /// <summary>Writes a standardization; nothing if there is none.</summary>
    public void Write(Utf8JsonWriter json, Standardization? scale)
    {
        if (scale is not null)
        {
            Write(json, MeansName, scale.Means);
            Write(json, DeviationsName, scale.Deviations);
        }
    }

    /// <summary>Reads a standardization; null if the file has none.</summary>
    /// <param name="file">The header.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="width">Number of columns.</param>
    /// <exception cref="CheckpointException">The numbers are not those of a standardization.</exception>
    public Standardization? Read(TensorFile file, ReadOnlySpan<byte> bytes, int width)
    {
        float[]? means = file.Metadata.GetNumbers(bytes, MeansName, width);
        float[]? deviations = file.Metadata.GetNumbers(bytes, DeviationsName, width);
        if (means is null && deviations is null)
        {
            return null;
        }

        try
        {
            return new Standardization(means, deviations);
        }
        catch (ArgumentException error)
        {
            throw new CheckpointException($"Expected a standardization in {MeansName} and {DeviationsName}: {error.Message}", error);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, ReadOnlySpan<float> numbers)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        json.WritePropertyName(name);
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i].TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
            text[length] = (byte)' ';
            bool isLast = i == numbers.Length - 1;
            json.WriteStringValueSegment(text[..(isLast ? length : length + 1)], isLast);
        }
    }
}
