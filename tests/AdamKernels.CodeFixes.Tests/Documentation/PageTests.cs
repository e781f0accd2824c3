using AdamKernels.CodeFixes.Tests.Harness;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Tests.Diagnostics;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.CodeFixes.Tests.Documentation;

public sealed class PageTests
{
    /// <summary>Writes the page instead of comparing it.</summary>
    private const string Update = "ADAMKERNELS_UPDATE_DOCS";

    /// <summary>Only errors matter here: the examples have no documentation comments.</summary>
    private static readonly CSharpCompilationOptions AsUsual = Source.Strict.WithGeneralDiagnosticOption(ReportDiagnostic.Default);

    /// <summary>Ids whose example has a fix.</summary>
    public static TheoryData<string> EveryIdWithAFix =>
        [.. Descriptors.All.Select(rule => rule.Id).Intersect(Providers.All.SelectMany(provider => provider.FixableDiagnosticIds))];

    /// <summary>
    /// Fails when a title, a severity, a message or a code fix differs from the page. (A test of the generator says that each diagnostic
    /// has a section and each section a diagnostic.)
    /// </summary>
    [Fact]
    public async Task The_page_is_up_to_date()
    {
        string expected = await DiagnosticsPage.Generate();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            await File.WriteAllTextAsync(DiagnosticsPage.Path, expected);
        }

        string[] given = DiagnosticsPage.Read().Split('\n');
        string[] missing = [.. expected.Split('\n').Except(given)];
        Assert.True(
            expected == string.Join('\n', given),
            $"docs/diagnostics.md is stale. To write it: {Update}=1 dotnet test tests/AdamKernels.CodeFixes.Tests --filter PageTests\n"
            + $"New lines:\n{string.Join('\n', missing)}");
    }

    /// <summary>
    /// Fails when what a fix makes of a documented mistake is a mistake too, or does not compile with the emitted code, or when no fix is
    /// offered for it.
    /// </summary>
    [Theory]
    [MemberData(nameof(EveryIdWithAFix))]
    public async Task Every_fix_of_a_documented_mistake_is_right(string id)
    {
        (_, IReadOnlyList<(string Title, string Fixed)> fixes) = await Providers.Offer(DocumentedSection.Of(id).Examples[0]);
        Assert.NotEmpty(fixes);
        foreach ((string title, string text) in fixes)
        {
            GeneratorRun run = GeneratorHarness.Run(Source.Compile(AsUsual, text)).AssertDidNotThrow();
            Assert.True(!run.Output.GetDiagnostics().Any(IsError), $"{title}:\n{text}");
            Diagnostic[] remaining = await GeneratorHarness.Analyze(run.Output);
            Assert.True(remaining.Length == 0, $"{title}: {string.Join(", ", remaining.AsEnumerable())}\n{text}");
        }
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
