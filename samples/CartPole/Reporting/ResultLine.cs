using System.Globalization;
using CartPole.Learning;
using SampleKit.Reporting;

namespace CartPole.Reporting;

/// <summary>The lines of the output, the same under every culture.</summary>
internal static class ResultLine
{
    /// <summary>The line of a seed.</summary>
    public static string FormatSeed(TrainingResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {result.Seed}: {(result.IsSolved ? "solved" : "not solved")} after {result.Episodes} episodes, {result.Steps:N0} steps, "
        + $"{result.Elapsed.TotalSeconds:F2} s; mean length of the last {EpisodeLengths.Window} episodes: {result.MeanLength:F1}");

    /// <summary>The line that a script reads: the lowest mean length, and the sums over all seeds.</summary>
    public static string Format(IReadOnlyCollection<TrainingResult> results) => string.Create(
        CultureInfo.InvariantCulture,
        $"result seeds={results.Count} solved={results.Count(result => result.IsSolved)} "
        + $"mean_length={results.Min(result => result.MeanLength):F1} steps={results.Sum(result => result.Steps)} "
        + $"seconds={results.Sum(result => result.Elapsed.TotalSeconds):F2} "
        + $"bytes_per_update={results.Max(result => result.BytesPerUpdate):0.######} "
        + $"sha256={ParameterHash.Of([.. results.SelectMany(result => result.Parameters)])}");
}
