using System.Globalization;
using OptimizerRace.Racing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OptimizerRace.Reporting;

/// <summary>Shows the results as a table.</summary>
internal static class RaceTable
{
    /// <summary>An early step, at which the losses already differ.</summary>
    public const int EarlyStep = 100;

    /// <summary>The goal of the race: a loss that a network must fall below and stay below.</summary>
    public const double Goal = 0.1;

    /// <summary>The step from which an optimizer stayed below <see cref="Goal"/>, or "never".</summary>
    public static string StepOf(RacerResult result) => result.StaysBelow(Goal)?.ToString(CultureInfo.InvariantCulture) ?? "never";

    /// <summary>Writes a row for each optimizer and as many columns as fit. The numbers do not depend on the culture.</summary>
    public static void Write(IReadOnlyList<RacerResult> results, IAnsiConsole console)
    {
        string[] titles = Titles(results[0].Curve[^1].Step);
        int shown = titles.Length;
        Table table = Create(results, titles);
        while (shown > 0 && Width(table, console) > console.Profile.Width)
        {
            shown--;
            table = Create(results, titles[..shown]);
        }

        console.Write(table);
        if (shown < titles.Length)
        {
            console.WriteLine($"too narrow for: {string.Join(", ", titles[shown..])}");
        }
    }

    private static Table Create(IReadOnlyList<RacerResult> results, string[] titles)
    {
        Table table = new Table().AddColumn("optimizer");
        foreach (string title in titles)
        {
            table.AddColumn(title, column => column.RightAligned());
        }

        foreach (RacerResult result in results)
        {
            string[] numbers =
            [
                Number(result.LearningRate, "G4"),
                StepOf(result),
                Number(result.LossAfter(EarlyStep), "F4"),
                Number(result.FinalLoss, "F4"),
                Number(result.Accuracy, "F4"),
                Number(result.MicrosecondsPerStep, "F1"),
            ];
            table.AddRow([result.Name, .. numbers[..titles.Length]]);
        }

        return table;
    }

    /// <summary>The width at which no cell of a table is wrapped or cut off.</summary>
    private static int Width(Table table, IAnsiConsole console) =>
        ((IRenderable)table).Measure(RenderOptions.Create(console), int.MaxValue).Max;

    private static string[] Titles(long steps) =>
        ["rate", string.Create(CultureInfo.InvariantCulture, $"<{Goal} from"), $"loss@{EarlyStep}", $"loss@{steps}", "accuracy", "µs/step"];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
