using System.Globalization;
using System.Text.RegularExpressions;

namespace AdamKernels.Tests.Readme;

/// <summary>The table of goals in docs/performance.md has the figures of the saved results.</summary>
public sealed partial class GoalTests
{
    private static readonly MarkdownTable Table = MarkdownTable.ReadAll(Repository.Read("docs/performance.md"))
        .Single(table => table.Columns is ["work", "goal", "measured", ..]);

    /// <summary>Fails when a figure of the column "measured", or a percentage beside it, is in none of the rows that it is of.</summary>
    /// <param name="work">The beginning of the first cell.</param>
    /// <param name="results">The results that have the figures.</param>
    /// <param name="rows">How the rows of the results begin.</param>
    [Theory]
    [InlineData("train 4-32-32-2, batch 1", "peers roofline", "4-32-32-2, batch 1")]
    [InlineData("train 4-32-32-2, batch 32", "peers roofline", "4-32-32-2, batch 32")]
    [InlineData("train 16-64-64-4, batch 32", "peers roofline", "16-64-64-4, batch 32")]
    [InlineData("train 64-64-10, batch 32", "peers roofline", "64-64-10, batch 32")]
    [InlineData("train 784-128-10, batch 64", "torchsharp roofline", "784-128-10, batch 64")]
    [InlineData("train 784-512-512-10, batch 128", "torchsharp roofline", "784-512-512-10, batch 128")]
    [InlineData("train 4-32-16-4 tanh", "peers", "4-32-16-4 tanh, batch 10,000")]
    [InlineData("predict", "peers", "4-32-32-2", "16-64-64-4", "64-64-10", "784-128-10")]
    [InlineData("Adam on flat parameters", "roofline", "L2", "memory")]
    [InlineData("generator", "generator", "784-512-512-10")]
    [InlineData("a project with", "generator", "200 networks")]
    [InlineData("first step", "warmup", "784-128-10 step", "2-32-32-1 step")]
    [InlineData("64 predictions", "roofline", "64-64-10", "784-128-10", "784-512-512-10")]
    [InlineData(
        "memory of a trainer", "../amd-epyc/memory", "4-32-32-2", "16-64-64-4", "64-64-10", "784-128-10", "784-512-512-10")]
    public void Figures_are_those_of_the_saved_results(string work, string results, params string[] rows)
    {
        string[] cells = Table.Rows.Single(row => row[0] == work
            || (row[0].StartsWith(work, StringComparison.Ordinal) && !work.Contains("batch", StringComparison.Ordinal)));
        double[] saved = [.. results.Split(' ')
            .SelectMany(name => SavedResults.Read(name).Split('\n'))
            .Where(line => rows.Any(row => Begins(line, $"| {row} |") || Begins(line, $"{row}:")))
            .SelectMany(line => Number().Matches(line))
            .Select(match => MarkdownTable.Number(match.Value))];

        // The page writes all predictions in nanoseconds; the result has the longest one in microseconds.
        string[] figures =
            [.. Number().Matches(cells[2]).Select(match => match.Value), .. SavedResults.Percentages(cells[3]).Select(text => text[..^2])];
        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.Contains(
            saved.SelectMany(value => new[] { value, value * 1000 }), value => IsRounded(value, figure)));
    }

    private static bool Begins(string line, string text) => line.StartsWith(text, StringComparison.Ordinal);

    /// <summary>Whether a value has this figure, with as many digits after the point.</summary>
    private static bool IsRounded(double value, string figure)
    {
        int digits = figure.Contains('.', StringComparison.Ordinal) ? figure.Length - figure.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        double rounded = Math.Round(value, digits, MidpointRounding.AwayFromZero);
        return rounded.ToString($"N{digits}", CultureInfo.InvariantCulture) == figure;
    }

    [GeneratedRegex(@"(?<![\w.-])\d[\d,]*(\.\d+)?(?![\d-])")]
    private static partial Regex Number();
}
