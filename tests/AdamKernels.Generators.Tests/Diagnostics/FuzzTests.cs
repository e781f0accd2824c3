using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>
/// Whatever is declared: the generator never throws, and a declaration that the compiler accepts either is reported, or gets kernels; what
/// is emitted compiles in both cases. A check that the parser lacks shows as emitted code that does not compile.
/// </summary>
[Trait("Category", "Slow")]
public sealed class FuzzTests
{
    private static readonly int DeclarationsPerRun = SlowTests.AreOn ? 300 : 200;

    /// <summary>
    /// How many of those with kernels are compiled, which takes far longer than all the rest: the three seeds make a dozen without the slow
    /// tests. All declarations are written, analyzed and emitted in any case, and those with errors, whose members are few, compiled.
    /// </summary>
    private static readonly int CompiledPerRun = SlowTests.AreOn ? 12 : 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_declaration_is_either_reported_or_emitted(int seed)
    {
        var declaration = new RandomDeclaration(new Random(seed));
        string[] sources = [.. Enumerable.Range(0, DeclarationsPerRun).Select(number => declaration.Write($"Net{number}"))];
        CSharpCompilation compilation = Compile(sources);
        GeneratorRun run = GeneratorHarness.Run(compilation).AssertDidNotThrow();
        var withErrors = compilation.GetDiagnostics().Where(IsError).Select(File).ToHashSet();
        ILookup<string, Diagnostic> reported = (await GeneratorHarness.Analyze(compilation)).Where(IsError).ToLookup(File);
        var accepted = new List<string>();
        var rejected = new List<string>();
        for (int number = 0; number < sources.Length; number++)
        {
            string file = $"File{number}.cs";
            if (withErrors.Contains(file))
            {
                continue;
            }

            bool isEmitted = run.Files.Keys.Any(name =>
                name.StartsWith($"Fuzz.Net{number}Space.", StringComparison.Ordinal)
                && name.EndsWith(".Program.g.cs", StringComparison.Ordinal));
            bool isReported = reported[file].Any();
            Assert.True(
                isEmitted != isReported,
                $"{sources[number]}\nemitted: {isEmitted}, reported: {isReported}\n{string.Join('\n', reported[file])}");
            (isEmitted ? accepted : rejected).Add(sources[number]);
        }

        // Nothing is shown by declarations that are all rejected, or all accepted.
        Assert.True(accepted.Count > 30 && rejected.Count > 30, $"{accepted.Count} accepted, {rejected.Count} rejected");
        string[] errors =
            [.. GeneratorHarness.Run(Compile([.. accepted.Take(CompiledPerRun), .. rejected])).Output.GetDiagnostics().Where(IsError)
                .Select(error => error.ToString())];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Take(5)));
    }

    private static CSharpCompilation Compile(string[] sources) =>
        Source.Compile(Source.Strict.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithAllowUnsafe(true), sources);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static string File(Diagnostic diagnostic) => Path.GetFileName(diagnostic.Location.SourceTree?.FilePath ?? "");
}
