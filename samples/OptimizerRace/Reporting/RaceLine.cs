using System.Globalization;
using OptimizerRace.Racing;

namespace OptimizerRace.Reporting;

/// <summary>The line that a script reads.</summary>
internal static class RaceLine
{
    /// <summary>
    /// For each optimizer the step from which it stayed below the goal, or "never", and its final loss. The format does not depend on the
    /// culture.
    /// </summary>
    public static string Format(IReadOnlyList<RacerResult> results)
    {
        IEnumerable<string> figures = results.Select(result => string.Create(
            CultureInfo.InvariantCulture, $"{Key(result)}={RaceTable.StepOf(result)}/{result.FinalLoss:F4}"));
        return string.Create(
            CultureInfo.InvariantCulture, $"result steps={results[0].Curve[^1].Step} below={RaceTable.Goal} {string.Join(' ', figures)}");
    }

    private static string Key(RacerResult result) => result.Name.ToLowerInvariant();
}
