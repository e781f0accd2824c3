using System.Text;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>
/// The declarations alone determine the bytes that are emitted: not how their files are named, ordered, encoded or broken into lines, and
/// not how the compiler runs. (Cultures and time zones: <see cref="CultureTests"/>.)
/// </summary>
public sealed class SameBytesTests
{
    /// <summary>Networks with all kinds of options, one of them declared in three files, and types of other kinds.</summary>
    private static readonly string[] Sources =
    [
        .. Declarations.Options.Take(4).Select((option, i) => Declarations.WithOptions($"Network{i}", option)),
        "// Lines\n// of comments.\nnamespace Demo;\n/* and\n   more */ class Unrelated { string _text = @\"a\nb\"; }",
        "using AdamKernels;\nnamespace Demo;\n[Network(3, MaxBatchSize = 9)]\n[Dense(17, Activation.Mish)]\n[Dense(2)]\npartial "
            + "class Spread;",
        "namespace Demo\n{\n    [AdamKernels.Huber(Delta = 1e-3),\n    AdamKernels.StandardizeTargets]\n    partial class Spread;\n}",
        "namespace Demo;\n[AdamKernels.Adam(LearningRate = 0.1 / 3)] partial class Spread { partial class Inner; }",
        "using AdamKernels;\nnamespace Demo;\npartial class Spread\n{\n    partial class Inner\n    {\n        [Network(2), Dense(1), "
            + "Huber] partial class Net;\n    }\n}",
    ];

    private static readonly (string Name, string Text)[] Expected = Emit(Source.Compile(Sources));

    /// <summary>A test of equal bytes shows nothing if there are none.</summary>
    [Fact]
    public void There_are_seven_files_for_five_networks_and_one_with_an_error() => Assert.Equal(5 * 7 + 1, Expected.Length);

    /// <summary>Fails when text of the user's file becomes part of emitted text.</summary>
    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    [InlineData("\n\n")]
    public void Line_ends(string end) => AssertSame([.. Sources.Select(text => text.Replace("\n", end, StringComparison.Ordinal))]);

    [Fact]
    public void Mixed_line_ends()
    {
        string[] ends = ["\n", "\r\n", "\r"];
        AssertSame([.. Sources.Select(text => string.Concat(text.Split('\n').Select((line, i) => line + ends[i % 3])))]);
    }

    /// <summary>Fails when the parts of a class are read in the order of their files, or anything counts networks.</summary>
    [Fact]
    public void Order_of_files()
    {
        var random = new Random(1);
        AssertSame([.. Sources.Reverse()]);
        for (int i = 0; i < 5; i++)
        {
            string[] shuffled = [.. Sources];
            random.Shuffle(shuffled);
            AssertSame(shuffled);
        }
    }

    /// <summary>All types in one file, in either order.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Order_of_types(bool isReversed)
    {
        IEnumerable<string> types = Sources.Select(InBraces);
        AssertSame(string.Join('\n', isReversed ? types.Reverse() : types));
    }

    /// <summary>Fails when a path, or a name of a file, becomes part of emitted text or of a hint name.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("/a/b c/d.cs")]
    [InlineData("C:\\Users\\Größe\\İ.cs")]
    [InlineData("../../File.g.cs.cs")]
    public void Paths(string path) => AssertSame(Source.Compile().AddSyntaxTrees(Sources.Select((text, i) => Source.Parse(
        text, path.Length == 0 ? "" : path.Insert(path.Length - 3, $"{i}")))));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Encodings_with_a_byte_order_mark(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        AssertSame(Source.Compile().AddSyntaxTrees(Sources.Select((text, i) =>
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            return CSharpSyntaxTree.ParseText(SourceText.From(bytes, bytes.Length), Source.ParseOptions, $"File{i}.cs");
        })));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Compiled_in_parallel_or_not(bool isConcurrent) =>
        AssertSame(Source.Compile(Source.Strict.WithConcurrentBuild(isConcurrent), Sources));

    [Theory]
    [InlineData(OptimizationLevel.Debug, OutputKind.ConsoleApplication)]
    [InlineData(OptimizationLevel.Release, OutputKind.NetModule)]
    public void Options_of_the_compiler(OptimizationLevel optimization, OutputKind kind) => AssertSame(Source.Compile(
        Source.Strict.WithOptimizationLevel(optimization).WithOutputKind(kind).WithDeterministic(false).WithOverflowChecks(true),
        Sources).WithAssemblyName("Other"));

    /// <summary>
    /// Fails when -0 is emitted: it equals 0, so that an editor would keep what was emitted for 0, and a new compilation would not.
    /// </summary>
    [Fact]
    public void Zero_with_a_sign()
    {
        const string Zeros = """
            using AdamKernels;
            [Network(3)]
            [Dense(4, Initializer = Initializer.Constant, InitialValue = 0.0), Dense(3)]
            [SoftmaxCrossEntropy(ClassWeights = new[] { 0.0, 1, 2 }), Sgd(WeightDecay = 0.0, Momentum = 0.0)]
            partial class Zeros;
            """;
        Assert.Equal(Emit(Source.Compile(Zeros)), Emit(Source.Compile(Zeros.Replace("0.0", "-0.0", StringComparison.Ordinal))));
    }

    /// <summary>Fails when the generator keeps what it emitted for a name: another network of that name would get its kernels.</summary>
    [Fact]
    public void Another_network_of_the_same_name_before()
    {
        string[] changed = [.. Sources.Select(text => text.Replace("Dense(17,", "Dense(40,", StringComparison.Ordinal))];
        Assert.DoesNotContain(
            Expected.Intersect(Emit(Source.Compile(changed))),
            file => file.Name.StartsWith("Demo.Spread.", StringComparison.Ordinal)
                && !file.Name.Contains("Inner", StringComparison.Ordinal));
        AssertSame(Sources);
    }

    /// <summary>Fails when the generator has a state that threads share, such as a number that goes on.</summary>
    [Fact]
    public void On_many_threads_at_once()
    {
        CSharpCompilation compilation = Source.Compile(Sources);
        Parallel.For(0, 8, _ => AssertSame(compilation));
    }

    private static void AssertSame(params string[] sources) => AssertSame(Source.Compile(sources));

    private static void AssertSame(CSharpCompilation compilation) => Assert.Equal(Expected, Emit(compilation));

    /// <summary>The emitted files by their names, with their encodings, which become part of a program's debug information.</summary>
    internal static (string Name, string Text)[] Emit(CSharpCompilation compilation)
    {
        GeneratorRunResult result = GeneratorHarness.CreateDriver().RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return
        [
            .. result.GeneratedSources
                .Select(source => (source.HintName, $"{source.SourceText.Encoding?.WebName} {source.SourceText}"))
                .OrderBy(file => file.HintName, StringComparer.Ordinal),
        ];
    }

    /// <summary>A file with its namespace in braces, and without the directives that only a file can start with.</summary>
    private static string InBraces(string text)
    {
        const string FileScoped = "namespace Demo;";
        string inside = text.Replace("using AdamKernels;", "", StringComparison.Ordinal);
        return inside.Contains(FileScoped, StringComparison.Ordinal)
            ? $"{inside.Replace(FileScoped, "namespace Demo { using AdamKernels;", StringComparison.Ordinal)} }}"
            : inside;
    }
}
