using System.CommandLine;

namespace SampleKit.CommandLine;

/// <summary>The option by which every sample is asked for its picture.</summary>
public static class PlotOption
{
    /// <summary>Creates the option. Without it there is no picture.</summary>
    /// <param name="what">What the picture shows.</param>
    /// <param name="implied">The file if the option names none.</param>
    public static Option<string?> Create(string what, string implied) => PathOption.Create(
        "--plot", "FILE.png", $"Draws {what} to a file; to {implied} if none is named.", implied);
}
