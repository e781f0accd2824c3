using System.Globalization;
using System.Text.RegularExpressions;
using AdamKernels.CodeFixes.Tests.Harness;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Tests.Diagnostics;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AdamKernels.CodeFixes.Tests.Documentation;

/// <summary>
/// docs/diagnostics.md as it must be: the explanations and examples as they are written there, and between the marks what follows from the
/// descriptors, from the examples and from the fixes that are offered for them.
/// </summary>
internal static partial class DiagnosticsPage
{
    private const string Begin = "<!-- generated -->\n";

    private const string End = "<!-- end -->\n";

    /// <summary>Fixes that the table names; a section names all.</summary>
    private const int FixesOfTable = 3;

    private const int LineLength = 140;

    public static string Path => ProjectFiles.InRepository("docs", "diagnostics.md");

    public static string Read() => File.ReadAllText(Path).ReplaceLineEndings("\n");

    /// <summary>The page with everything generated again. A section without marks stays as it is.</summary>
    public static async Task<string> Generate()
    {
        var rows = new List<string>();
        string[] parts = Read().Split("\n## ");
        for (int i = 1; i < parts.Length; i++)
        {
            DocumentedSection section = DocumentedSection.Of(parts[i].Split('\n')[0]);
            DiagnosticDescriptor? rule = Descriptors.All.SingleOrDefault(rule => rule.Id == section.Id);
            if (rule is null)
            {
                rows.Add($"| [{section.Id}](#{section.Id.ToLowerInvariant()}) | {SeverityOfBuild(section.Id)} | {section.Title} | |");
                continue;
            }

            (string message, string[] fixes) = await Facts(rule, section);
            string severity = rule.DefaultSeverity.ToString();
            string offered = fixes.Length == 0 ? "" : $" Code fix{(fixes.Length == 1 ? "" : "es")}: {string.Join(", ", fixes)}.";
            parts[i] = Replace(parts[i], Wrap($"**{rule.Title}.** {severity}: \"{message}.\"{offered}"));
            rows.Add($"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {severity.ToLowerInvariant()} | {rule.Title} |{Shorten(fixes)} |");
        }

        rows.InsertRange(0, ["| id | severity | title | code fixes of the example |", "| --- | --- | --- | --- |"]);
        parts[0] = Replace(parts[0], string.Join('\n', rows));
        return string.Join("\n## ", parts);
    }

    /// <summary>What is reported for the first example of a section, and the fixes that an editor offers.</summary>
    private static async Task<(string Message, string[] Fixes)> Facts(DiagnosticDescriptor rule, DocumentedSection section)
    {
        if (section.Examples.Length == 0)
        {
            return (rule.MessageFormat.ToString(CultureInfo.InvariantCulture), []);
        }

        (Diagnostic diagnostic, IReadOnlyList<(string Title, string Fixed)> fixes) = await Providers.Offer(section.Examples[0]);
        return (diagnostic.GetMessage(CultureInfo.InvariantCulture), [.. fixes.Select(fix => $"*{fix.Title}*")]);
    }

    private static string Shorten(string[] fixes) =>
        fixes.Length == 0 ? ""
        : fixes.Length <= FixesOfTable ? $" {string.Join(", ", fixes)}"
        : $" {fixes[0]} and {fixes.Length - 1} others";

    /// <summary>The severity that the package's targets, or an attribute of the runtime, give an id.</summary>
    private static string SeverityOfBuild(string id)
    {
        string targets = ProjectFiles.ReadFromRepository("src", "AdamKernels", "Package", "AdamKernels.targets");
        return Regex.IsMatch(targets, $"<Warning [^>]*Code=\"{id}\"") ? "warning" : "error";
    }

    private static string Replace(string part, string text)
    {
        Assert.True(Generated().Count(part) == 1, $"Expected \"{Begin.Trim()}\" and \"{End.Trim()}\" once below: {part.Split('\n')[0]}");
        return Generated().Replace(part, _ => $"{Begin}{text}\n{End}");
    }

    private static string Wrap(string text)
    {
        var lines = new List<string> { "" };
        foreach (string word in text.Split(' '))
        {
            if (lines[^1].Length + 1 + word.Length > LineLength)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] += lines[^1].Length == 0 ? word : $" {word}";
            }
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex($"{Begin}.*?{End}", RegexOptions.Singleline)]
    private static partial Regex Generated();
}
