using System.Text.RegularExpressions;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Tests.Harness;
using AdamKernels.Generators.Writing;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic is documented, and what is documented exists.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Ids = [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    /// <summary>All but the one that the project causes, and not the declaration.</summary>
    public static TheoryData<string> EveryIdOfADeclaration => [.. Ids.Where(id => id != Descriptors.LanguageVersion.Id)];

    [Fact]
    public void Ids_are_numbered_without_a_gap() => Assert.Equal(Enumerable.Range(1, Ids.Length).Select(number => $"AK{number:D4}"), Ids);

    /// <summary>
    /// Fails when a diagnostic of the analyzer, of the runtime or of the package's targets has no section, or a section no diagnostic.
    /// </summary>
    [Fact]
    public void The_page_has_a_section_for_each_and_no_other() =>
        Assert.Equal([.. Ids, .. IdsOfTheRuntime().Except(Ids)], DocumentedSection.All.Select(section => section.Id));

    /// <summary>
    /// Fails when an example of the page causes another diagnostic than that of its section, or the fixed one causes any.
    /// </summary>
    [Theory]
    [MemberData(nameof(EveryIdOfADeclaration))]
    public async Task The_examples_of_the_page_are_true(string id)
    {
        string[] examples = DocumentedSection.Of(id).Examples;
        Assert.Equal(2, examples.Length);
        Assert.Equal(id, Assert.Single(await GeneratorHarness.Analyze(Source.Compile(examples[0]))).Id);
        Assert.Empty(await GeneratorHarness.Analyze(Source.Compile(examples[1])));
        Assert.NotEmpty(GeneratorHarness.Run(examples[1]).AssertDidNotThrow().Files);
    }

    /// <summary>Fails when AK0007 names another limit than the one that is checked.</summary>
    [Fact]
    public void The_limit_of_the_size_is_that_of_a_buffer() =>
        Assert.Equal([Literal.Int(BufferLayout.MaxLength)], Limits(DocumentedSection.Of("AK0007").Prose));

    [Fact]
    public void Every_loss_is_named() => Assert.Equal(Names<LossAttribute>(), DocumentedSection.Of("AK0008").Attributes.Order());

    [Fact]
    public void Every_optimizer_is_named() =>
        Assert.Equal(Names<OptimizerAttribute>(), DocumentedSection.Of("AK0009").Attributes.Order());

    /// <summary>
    /// Sets each number of each attribute to one that is in no range. Fails when the table of AK0010 lacks a number that is refused, names
    /// one that is not, or gives another range than the message.
    /// </summary>
    [Fact]
    public async Task Ranges_are_those_of_the_messages()
    {
        List<string> refused = [];
        foreach ((string attribute, string argument) in ImpossibleNumbers.All)
        {
            Diagnostic[] diagnostics = await GeneratorHarness.Analyze(Source.Compile(ImpossibleNumbers.Declare(attribute, argument)));
            refused.AddRange(diagnostics.Where(diagnostic => diagnostic.Id == "AK0010").Select(diagnostic =>
            {
                Match message = Refusal().Match(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
                return $"{message.Groups["name"].Value} of {attribute}: {message.Groups["range"].Value}";
            }));
        }

        IEnumerable<string> documented = DocumentedSection.Of("AK0010").Prose.Split('\n').Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Replace("`", "", StringComparison.Ordinal).Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(row => row[1].Split(", ").Select(attribute => $"{row[0]} of {attribute.Trim('[', ']')}: {row[2]}"));

        Assert.Equal(refused.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_release_notes_list_each_with_its_severity_and_title()
    {
        string notes = ProjectFiles.ReadFromRepository("generators", "AdamKernels.Generators", "AnalyzerReleases.Unshipped.md")
            + ProjectFiles.ReadFromRepository("generators", "AdamKernels.Generators", "AnalyzerReleases.Shipped.md");
        Assert.All(Descriptors.All, rule => Assert.Contains($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", notes));
    }

    [Fact]
    public void The_help_link_leads_to_the_section()
    {
        string repository = RepositoryUrl().Match(ProjectFiles.ReadFromRepository("Directory.Build.props")).Groups["url"].Value;
        Assert.All(
            Descriptors.All,
            rule => Assert.Equal($"{repository}/blob/main/docs/diagnostics.md#{rule.Id.ToLowerInvariant()}", rule.HelpLinkUri));
    }

    [Fact]
    public void The_analyzer_supports_them_all() =>
        Assert.Equal(Ids, new DeclarationAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id));

    [Fact]
    public void All_are_on_by_default() => Assert.All(Descriptors.All, rule => Assert.True(rule.IsEnabledByDefault, rule.Id));

    /// <summary>Fails when something that keeps a network from being emitted is no error.</summary>
    [Fact]
    public void All_are_errors_but_what_does_not_keep_code_from_being_emitted() => Assert.Equal(
        [
            (Descriptors.LeftNull, DiagnosticSeverity.Warning),
            (Descriptors.IdleLanes, DiagnosticSeverity.Info),
            (Descriptors.SmallBatch, DiagnosticSeverity.Info),
        ],
        Descriptors.All.Where(rule => rule.DefaultSeverity != DiagnosticSeverity.Error).Select(rule => (rule, rule.DefaultSeverity)));

    /// <summary>Ids that are not the analyzer's: the package's targets and attributes of the runtime have them.</summary>
    private static IEnumerable<string> IdsOfTheRuntime()
    {
        string runtime = Path.Combine(ProjectFiles.Project, "..", "..", "src", "AdamKernels");
        return new[] { "Package", "Declaration" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(runtime, folder)))
            .SelectMany(file => QuotedId().Matches(File.ReadAllText(file)).Select(match => match.Groups["id"].Value))
            .Distinct()
            .Order();
    }

    private static IEnumerable<string> Names<TAttribute>() =>
        KnownAttributes.Types.Where(type => type.IsSubclassOf(typeof(TAttribute))).Select(KnownAttributes.ShortName).Order();

    /// <summary>Numbers of five digits and more, with or without groups.</summary>
    private static IEnumerable<string> Limits(string text) =>
        Number().Matches(text).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal)).Where(digits => digits.Length >= 5);

    [GeneratedRegex(@"""(?<id>AK\d{4})""")]
    private static partial Regex QuotedId();

    [GeneratedRegex("<RepositoryUrl>(?<url>[^<]+)</RepositoryUrl>")]
    private static partial Regex RepositoryUrl();

    [GeneratedRegex(@"\d+(,\d{3})*")]
    private static partial Regex Number();

    [GeneratedRegex("^(?<name>.+) must be (?<range>.+), but is ")]
    private static partial Regex Refusal();
}
