extern alias runtime;

using AdamKernels.Generators;
using AdamKernels.Generators.Tests.Harness;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace AdamKernels.CodeFixes.Tests.Harness;

/// <summary>
/// Applies a fix to one diagnostic after the other, then to all of a document, a project and a solution at once, and compares the sources.
/// What is fixed compiles, and the analyzer accepts it.
/// </summary>
/// <typeparam name="TFix">The fix.</typeparam>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<DeclarationAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private FixTest()
    {
        // References from a package of the test project: those of the framework would be downloaded by the test.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        TestState.AdditionalReferences.AddRange(Net100.References.All);
        TestState.AdditionalReferences.Add(
            MetadataReference.CreateFromFile(typeof(runtime::AdamKernels.NetworkAttribute).Assembly.Location));
    }

    /// <summary>Whether the generator runs too, which takes longer. Otherwise, declarations compile without its members.</summary>
    private bool RunsGenerator { get; init; }

    /// <param name="wrong">A declaration, with {|id: and |} around what the diagnostic marks. The namespace is imported already.</param>
    /// <param name="right">What the fix makes of it.</param>
    /// <param name="key">Which of several fixes to apply.</param>
    public static Task Becomes(string wrong, string right, string? key = null) => Run([wrong], [right], key, runsGenerator: false);

    /// <param name="wrong">Files.</param>
    /// <param name="right">What the fix makes of them.</param>
    /// <param name="key">Which of several fixes to apply.</param>
    public static Task Becomes(string[] wrong, string[] right, string? key = null) => Run(wrong, right, key, runsGenerator: false);

    /// <summary>The same with emitted code, for what depends on it.</summary>
    public static Task BecomesWithEmittedCode(string wrong, string right) => Run([wrong], [right], key: null, runsGenerator: true);

    protected override IEnumerable<Type> GetSourceGenerators() => RunsGenerator ? [typeof(NetworkGenerator)] : [];

    protected override ParseOptions CreateParseOptions() => Source.ParseOptions;

    private static async Task Run(string[] wrong, string[] right, string? key, bool runsGenerator)
    {
        var test = new FixTest<TFix> { CodeActionEquivalenceKey = key, RunsGenerator = runsGenerator };
        for (int i = 0; i < wrong.Length; i++)
        {
            test.TestState.Sources.Add(($"File{i}.cs", Complete(wrong[i])));
            test.FixedState.Sources.Add(($"File{i}.cs", Complete(right[i])));
        }

        await test.RunAsync();
    }

    private static string Complete(string source) => "using AdamKernels;\n" + source.ReplaceLineEndings("\n");
}
