using System.Globalization;
using System.Text.RegularExpressions;

namespace AdamKernels.Tests.Readme;

/// <summary>The results in benchmarks/results that README.md and docs/performance.md have their figures from.</summary>
/// <remarks>
/// Rounding: times to three significant digits, in the unit that leaves one to three of them before the point; ratios to two significant
/// digits; halves away from zero. Ratios of the run in train.md are quotients of its medians; the others are the inverse of the saved
/// median ratio.
/// </remarks>
internal static partial class SavedResults
{
    public const string Folder = "benchmarks/results/intel-xeon-processor";

    public static string Read(string name) => Repository.Read($"{Folder}/{name}.md");

    /// <summary>What stands between the comments "measured" and "/measured" of a page.</summary>
    public static string SectionOf(string page) => Repository.Read(page).Split("<!-- measured -->\n")[1].Split("<!-- /measured -->")[0];

    /// <summary>The networks, methods and medians, in microseconds, of train.md.</summary>
    public static TrainingResult[] ReadTraining()
    {
        MarkdownTable table = Assert.Single(MarkdownTable.ReadAll(Read("train")));
        int median = table.Index("Median");
        return [.. table.Rows.Where(row => row[0].Length > 0).Select(row =>
        {
            string[] parts = row[median].Split(' ');
            Assert.Equal("μs", parts[1]);
            return new TrainingResult(
                row[table.Index("Network")], row[table.Index("Method")], MarkdownTable.Number(parts[0]), row[table.Index("Allocated")]);
        })];
    }

    /// <summary>The time of a peer relative to AdamKernels, by training step.</summary>
    public static Dictionary<string, string> ReadRatios(string name, string peer) => MarkdownTable.ReadAll(Read(name))
        .Single(table => table.Columns[0] == "training step")
        .Column("training step", $"AdamKernels / {peer}")
        .ToDictionary(row => row.Key, row => Ratio(1 / MarkdownTable.Number(row.Value)));

    /// <summary>A line "- key: value" at the top of a result.</summary>
    public static string Header(string result, string key) =>
        Regex.Match(result, $"^- {key}: (.*)$", RegexOptions.Multiline).Groups[1].Value;

    public static string Time(double microseconds) =>
        microseconds >= 1000 ? $"{Round(microseconds / 1000, 3)} ms" : $"{Round(microseconds, 3)} µs";

    public static string Ratio(double value) => $"{Round(value, 2)} ×";

    public static IEnumerable<string> Pictures(string markdown) => Picture().Matches(markdown).Select(match => match.Groups["path"].Value);

    public static IEnumerable<string> Dates(string text) => Date().Matches(text).Select(match => match.Value);

    public static IEnumerable<string> Percentages(string text) => Percentage().Matches(text).Select(match => match.Value);

    /// <summary>A number with so many significant digits, trailing zeros included.</summary>
    private static string Round(double value, int digits)
    {
        int magnitude = (int)Math.Floor(Math.Log10(value)) + 1;
        double unit = Math.Pow(10, magnitude - digits);
        double rounded = Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
        return rounded.ToString($"F{Math.Max(digits - magnitude, 0)}", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"!\[[^\]]*\]\((?<path>[^)]+)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex Date();

    [GeneratedRegex(@"\d+(\.\d+)? %")]
    private static partial Regex Percentage();
}
