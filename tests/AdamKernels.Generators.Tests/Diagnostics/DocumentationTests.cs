using System.Text.RegularExpressions;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic is documented, and what is documented exists.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Page = ProjectFiles.ReadFromRepository("docs", "diagnostics.md");

    private static readonly string[] Ids = [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    public static TheoryData<string> EveryId => [.. Ids];

    [Fact]
    public void IdsAreNumberedWithoutAGap() => Assert.Equal(Enumerable.Range(1, Ids.Length).Select(number => $"AK{number:D4}"), Ids);

    [Fact]
    public void ThePageHasASectionForEachAndNoOther() => Assert.Equal(Ids, Heading().Matches(Page).Select(match => match.Groups[1].Value));

    /// <summary>Fails when an example of the page causes another diagnostic than that of its section, or the mended one causes any.</summary>
    [Theory]
    [MemberData(nameof(EveryId))]
    public async Task TheExamplesOfThePageAreTrue(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        string section = Page[Page.IndexOf($"## {id}", StringComparison.Ordinal)..].Split("\n## ")[0];
        string[] examples = [.. Example().Matches(section).Select(match => "using AdamKernels;\n" + match.Groups[1].Value)];
        Assert.Equal(2, examples.Length);
        Assert.Equal(id, Assert.Single(await GeneratorHarness.Analyze(Source.Compile(examples[0]))).Id);
        Assert.Empty(await GeneratorHarness.Analyze(Source.Compile(examples[1])));
        Assert.NotEmpty(GeneratorHarness.Run(examples[1]).AssertDidNotThrow().Files);
    }

    [Fact]
    public void TheReleaseNotesListEachWithItsSeverityAndTitle()
    {
        string notes = ProjectFiles.ReadFromRepository("generators", "AdamKernels.Generators", "AnalyzerReleases.Unshipped.md")
            + ProjectFiles.ReadFromRepository("generators", "AdamKernels.Generators", "AnalyzerReleases.Shipped.md");
        Assert.All(Descriptors.All, rule => Assert.Contains($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", notes));
    }

    [Fact]
    public void TheHelpLinkLeadsToTheSection() =>
        Assert.All(Descriptors.All, rule => Assert.EndsWith($"/docs/diagnostics.md#{rule.Id.ToLowerInvariant()}", rule.HelpLinkUri));

    [Fact]
    public void TheAnalyzerSupportsThemAll() =>
        Assert.Equal(Ids, new DeclarationAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id));

    [Fact]
    public void AllAreErrorsThatAreOnByDefault() =>
        Assert.All(Descriptors.All, rule => Assert.True(rule is { DefaultSeverity: DiagnosticSeverity.Error, IsEnabledByDefault: true }, rule.Id));

    [GeneratedRegex(@"^## (AK\d{4})$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
