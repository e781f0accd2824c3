using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AdamKernels.Generators.Tests.Harness;

/// <summary>Runs the generator and its analyzer as the compiler does, under a culture that formats numbers in its own way.</summary>
internal static class GeneratorHarness
{
    public static GeneratorDriver CreateDriver(LanguageVersion version = LanguageVersion.CSharp14) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: Source.ParseOptions.WithLanguageVersion(version),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRun Run(params string[] sources) => Run(Source.Compile(sources));

    public static GeneratorRun Run(CSharpCompilation compilation)
    {
        using var culture = new HostileCulture();
        GeneratorDriver driver = CreateDriver(compilation.LanguageVersion)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new GeneratorRun(driver, output);
    }

    /// <summary>What the analyzer reports on the declarations, in the order of the source.</summary>
    public static async Task<Diagnostic[]> Analyze(Compilation compilation)
    {
        using var culture = new HostileCulture();
        return await AnalyzeAsIs(compilation);
    }

    /// <summary>The same, under the current culture.</summary>
    public static async Task<Diagnostic[]> AnalyzeAsIs(Compilation compilation)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([new DeclarationAnalyzer()]);
        IEnumerable<Diagnostic> diagnostics = await analysis.GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan)];
    }
}
