using System.Globalization;
using OptimizerRace.Racing;
using Spectre.Console;

namespace OptimizerRace.Reporting;

/// <summary>Shows the results as a table.</summary>
internal static class RaceTable
{
    /// <summary>When the first differences are seen.</summary>
    public const int EarlyStep = 100;

    /// <summary>Where the race ends: a loss that a network must reach, and not leave again.</summary>
    public const double Goal = 0.1;

    /// <summary>The step from which an optimizer stayed below <see cref="Goal"/>, or never.</summary>
    public static string StepOf(RacerResult result) => result.StaysBelow(Goal)?.ToString(CultureInfo.InvariantCulture) ?? "never";

    /// <summary>Writes a row for each optimizer; the same numbers under every culture.</summary>
    public static void Write(IReadOnlyList<RacerResult> results, IAnsiConsole console)
    {
        Table table = new Table().AddColumn("optimizer");
        foreach (string title in Titles(results[0].Curve[^1].Step))
        {
            table.AddColumn(title, column => column.RightAligned());
        }

        foreach (RacerResult result in results)
        {
            table.AddRow(
                result.Name,
                Number(result.LearningRate, "G4"),
                StepOf(result),
                Number(result.LossAfter(EarlyStep), "F4"),
                Number(result.FinalLoss, "F4"),
                Number(result.Accuracy, "F4"),
                Number(result.MicrosecondsPerStep, "F1"));
        }

        console.Write(table);
    }

    private static string[] Titles(long steps) =>
        ["rate", string.Create(CultureInfo.InvariantCulture, $"<{Goal} from"), $"loss@{EarlyStep}", $"loss@{steps}", "accuracy", "µs/step"];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
