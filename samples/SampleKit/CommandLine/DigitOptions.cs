using System.CommandLine;

namespace SampleKit.CommandLine;

/// <summary>Options of the samples that read digits.</summary>
public static class DigitOptions
{
    /// <summary>The directory of MNIST's files; none to draw the digits.</summary>
    public static Option<string?> Data() => PathOption.Create(
        "--data", "DIR", "Directory of MNIST's four IDX files, gzipped or not. Without it the digits are drawn.");

    /// <summary>The number of samples per step.</summary>
    /// <param name="description">What they are.</param>
    /// <param name="standard">The value if the option is omitted.</param>
    /// <param name="max">The network's <c>MaxBatchSize</c>.</param>
    public static Option<int> Batch(string description, int standard, int max) => NumberOption.Create(
        "--batch",
        "N",
        $"{description}, up to {max}.",
        standard,
        value => value >= 1 && value <= max,
        $"a whole number from 1 to {max}");
}
