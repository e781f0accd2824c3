using System.Globalization;

namespace AdamKernels;

/// <summary>Names of checkpoints in a folder, after the number of updates: <c>checkpoint-000000001200.safetensors</c>.</summary>
internal static class CheckpointName
{
    public const string Prefix = "checkpoint-";
    private const string Suffix = ".safetensors";

    /// <summary>The name after a number of updates.</summary>
    public static string Of(long stepCount) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{stepCount:D12}{Suffix}");

    /// <summary>The number of updates that a file is named after; null if it is no checkpoint of a folder.</summary>
    public static long? StepCountOf(string path)
    {
        string name = Path.GetFileName(path);
        return name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.EndsWith(Suffix, StringComparison.Ordinal)
            && long.TryParse(name[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long stepCount)
                ? stepCount
                : null;
    }
}
