using System.Text.RegularExpressions;
using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>A section of docs/diagnostics.md.</summary>
/// <param name="Id">Its heading.</param>
/// <param name="Title">Its bold sentence, without the period and without code marks; empty where there is none.</param>
/// <param name="Prose">Its text without the examples and without what is generated.</param>
/// <param name="Examples">Its examples in C#, with the namespace imported.</param>
internal sealed partial record DocumentedSection(string Id, string Title, string Prose, string[] Examples)
{
    public static readonly DocumentedSection[] All = [.. ProjectFiles.ReadFromRepository("docs", "diagnostics.md").ReplaceLineEndings("\n")
        .Split("\n## ").Skip(1).Select(Parse)];

    public static DocumentedSection Of(string id) => Assert.Single(All, section => section.Id == id);

    /// <summary>The attributes that the text names.</summary>
    public IEnumerable<string> Attributes => Attribute().Matches(Prose).Select(match => match.Groups["name"].Value).Distinct();

    private static DocumentedSection Parse(string text)
    {
        string[] parts = text.Split('\n', 2);
        Match title = Bold().Match(parts[1]);
        string written = Generated().Replace(parts[1], "");
        return new DocumentedSection(
            parts[0],
            title.Groups["title"].Value.Replace("`", "", StringComparison.Ordinal),
            Fence().Replace(written, ""),
            [.. Fence().Matches(written).Where(match => match.Groups["language"].Value == "csharp")
                .Select(match => "using AdamKernels;\n" + match.Groups["code"].Value)]);
    }

    [GeneratedRegex("<!-- generated -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Generated();

    [GeneratedRegex(@"^\*\*(?<title>[^*]+)\.\*\*", RegexOptions.Multiline)]
    private static partial Regex Bold();

    [GeneratedRegex(@"```(?<language>\w+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`\[(?<name>\w+)\]`")]
    private static partial Regex Attribute();
}
