extern alias runtime;

using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AdamKernels.Generators.Tests.Harness;

/// <summary>
/// Compiles source text as strictly as a user may: every warning is reported as an error, documentation comments included.
/// </summary>
internal static class Source
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(runtime::AdamKernels.NetworkAttribute).Assembly.Location)];

    public static readonly CSharpCompilationOptions Strict = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable,
        generalDiagnosticOption: ReportDiagnostic.Error);

    /// <summary>What others are made from: they share what it knows of the references, which takes longer than a small source.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Declarations", [], References, Strict);

    public static CSharpCompilation Compile(params string[] sources) => Compile(Strict, sources);

    public static CSharpCompilation Compile(CSharpCompilationOptions options, params string[] sources) =>
        Empty.WithOptions(options).AddSyntaxTrees(sources.Select((text, i) => Parse(text, $"File{i}.cs")));

    public static SyntaxTree Parse(string text, string path, LanguageVersion version = LanguageVersion.CSharp14) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), ParseOptions.WithLanguageVersion(version), path);

    /// <summary>What the compiler and only the compiler says, except what it says to editors alone.</summary>
    public static string[] Complaints(this Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
            .Select(diagnostic => diagnostic.ToString())];
}
