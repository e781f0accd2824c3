using System.Collections.Immutable;
using AdamKernels.Generators;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AdamKernels.CodeFixes.Tests.Harness;

/// <summary>All code fixes, as an editor offers them.</summary>
internal static class Providers
{
    /// <summary>One of each, found as an editor finds them.</summary>
    public static ImmutableArray<CodeFixProvider> All { get; } =
    [
        .. typeof(DeclarationFix).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), inherit: false).Length > 0)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The only diagnostic of a source, and the fixes that an editor offers, with what they make of the source.</summary>
    public static async Task<(Diagnostic Diagnostic, IReadOnlyList<(string Title, string Fixed)> Fixes)> Offer(string source)
    {
        using var workspace = new AdhocWorkspace();
        CSharpCompilation compilation = Source.Compile(source);
        Project project = workspace.AddProject("Declarations", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(Source.ParseOptions)
            .WithMetadataReferences(compilation.References);
        Document document = project.AddDocument("File0.cs", source);
        Compilation opened = (await document.Project.GetCompilationAsync())!;
        CompilationWithAnalyzers analysis = opened.WithAnalyzers([new DeclarationAnalyzer()]);
        Diagnostic diagnostic = Assert.Single(await analysis.GetAnalyzerDiagnosticsAsync());

        var fixes = new List<(string, string)>();
        foreach (CodeAction action in await Offer(document, diagnostic))
        {
            ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
            Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
            fixes.Add((action.Title, (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString()));
        }

        return (diagnostic, fixes);
    }

    /// <summary>The fixes that an editor offers for a diagnostic.</summary>
    public static async Task<IReadOnlyList<CodeAction>> Offer(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider provider in All.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(
                new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }
}
