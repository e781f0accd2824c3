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
/// What is fixed compiles with the emitted code, and the analyzer accepts it.
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

    /// <param name="wrong">A declaration, with {|id: and |} around what the diagnostic marks. The namespace is imported already.</param>
    /// <param name="right">What the fix makes of it.</param>
    /// <param name="key">Which of several fixes to apply.</param>
    public static Task Becomes(string wrong, string right, string? key = null) => Becomes([wrong], [right], key);

    /// <param name="wrong">Files.</param>
    /// <param name="right">What the fix makes of them.</param>
    /// <param name="key">Which of several fixes to apply.</param>
    public static async Task Becomes(string[] wrong, string[] right, string? key = null)
    {
        var test = new FixTest<TFix> { CodeActionEquivalenceKey = key };
        for (int i = 0; i < wrong.Length; i++)
        {
            test.TestState.Sources.Add(($"File{i}.cs", Complete(wrong[i])));
            test.FixedState.Sources.Add(($"File{i}.cs", Complete(right[i])));
        }

        await test.RunAsync();
    }

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(NetworkGenerator)];

    protected override ParseOptions CreateParseOptions() => Source.ParseOptions;

    private static string Complete(string source) => "using AdamKernels;\n" + source.ReplaceLineEndings("\n");
}
