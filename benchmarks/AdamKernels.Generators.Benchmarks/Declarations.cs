using System.Text;
using AdamKernels.Generators.Tests.Caching;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Benchmarks;

/// <summary>Compilations that declare a network, as a user's project does, with a file beside it that has nothing to do with it.</summary>
internal static class Declarations
{
    /// <summary>How the file beside the declaration is called.</summary>
    private const string UnrelatedFile = "Unrelated.cs";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)];

    /// <summary>4-8-2, the smallest network that this repository speaks of.</summary>
    public static CSharpCompilation Small { get; } = Compile("""
        using AdamKernels;
        namespace Demo;
        [Network(4, MaxBatchSize = 16)]
        [Dense(8, Activation.Relu)]
        [Dense(2)]
        [MeanSquaredError]
        [Adam]
        public sealed partial class Small;
        """);

    /// <summary>784-512-512-10, the largest one.</summary>
    public static CSharpCompilation Large { get; } = Compile("""
        using AdamKernels;
        namespace Demo;
        [Network(784, MaxBatchSize = 128)]
        [Dense(512, Activation.Relu)]
        [Dense(512, Activation.Relu)]
        [Dense(10)]
        [SoftmaxCrossEntropy]
        [Adam]
        public sealed partial class Large;
        """);

    /// <summary>No network at all.</summary>
    public static CSharpCompilation Empty { get; } = Compile("namespace Demo { public sealed class Plain { } }");

    /// <summary>A new driver, which remembers nothing.</summary>
    /// <param name="isTracked">Whether it keeps a record of its steps, which takes time.</param>
    public static GeneratorDriver CreateDriver(bool isTracked = false) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: isTracked));

    /// <summary>The compilation after a key was pressed in the other file.</summary>
    /// <param name="compilation">The compilation before.</param>
    /// <param name="edit">Number of the edit: each gives another text.</param>
    public static CSharpCompilation EditUnrelated(CSharpCompilation compilation, int edit)
    {
        SyntaxTree before = compilation.SyntaxTrees.Single(tree => tree.FilePath == UnrelatedFile);
        return compilation.ReplaceSyntaxTree(before, Unrelated(edit));
    }

    /// <summary>A project with many networks, each in a file.</summary>
    /// <param name="count">How many, for a part of it.</param>
    public static CSharpCompilation Many(int count) => Compile([.. ManyNetworks.Sources.Take(count)]);

    private static CSharpCompilation Compile(params string[] declarations)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create(
            "Declarations",
            [.. declarations.Select((text, i) => Parse(text, $"Network{i}.cs")), Unrelated(0)],
            References,
            options);
    }

    private static SyntaxTree Unrelated(int edit) =>
        Parse($"namespace Demo {{ internal sealed class Unrelated {{ private int _value = {edit}; }} }}", UnrelatedFile);

    /// <summary>Parses a file. Debug information needs its encoding.</summary>
    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);
}
