using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>What the analyzer says about declarations that make no sense, and what the generator makes of them.</summary>
public sealed class DiagnosticTests
{
    private static readonly DiagnosticCase Example = DiagnosticCases.All.First(item => item.Id == "AK0006");

    public static TheoryData<DiagnosticCase> Cases => [.. DiagnosticCases.All];

    /// <summary>Classes that cannot take members.</summary>
    public static TheoryData<DiagnosticCase> Closed => [.. DiagnosticCases.All.Where(item => item.IsClosed)];

    /// <summary>Classes that can, whose network has an error.</summary>
    public static TheoryData<DiagnosticCase> Open => [.. DiagnosticCases.All.Where(item => !item.IsClosed && item.IsError)];

    /// <summary>Fails when a check is lost, says another thing, or marks more or less than what is to be changed.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Is_reported_at_its_place(DiagnosticCase expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        Diagnostic diagnostic = Assert.Single(await GeneratorHarness.Analyze(Source.Compile(expected.Source)));
        Assert.Equal(expected.Id, diagnostic.Id);
        Assert.Equal(expected.Message, diagnostic.GetMessage());
        Assert.Equal(expected.Span, diagnostic.Location.SourceSpan);
        Assert.Equal(expected.Severity, diagnostic.DefaultSeverity);
    }

    /// <summary>
    /// Fails when the generator emits code for a class that cannot take it: the user would see errors in emitted code instead of the one
    /// that matters.
    /// </summary>
    [Theory]
    [MemberData(nameof(Closed))]
    public void Nothing_is_emitted_into_a_class_that_takes_no_members(DiagnosticCase expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        Assert.Empty(GeneratorHarness.Run(expected.Source).AssertDidNotThrow().Files);
    }

    /// <summary>
    /// Fails when a network with an error gets kernels, or no members: every use of them would be another error. Also when its members do
    /// not compile.
    /// </summary>
    [Theory]
    [MemberData(nameof(Open))]
    public void Only_public_members_are_emitted_for_a_network_with_an_error(DiagnosticCase expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        Assert.Equal(["Net.Network.g.cs"], GeneratorHarness.Run(expected.Source).AssertCompiles().Files.Keys);
    }

    [Fact]
    public async Task Everything_wrong_is_reported_at_once()
    {
        Diagnostic[] diagnostics = await GeneratorHarness.Analyze(Source.Compile("""
            using AdamKernels;
            [Network(0, MaxBatchSize = 0), Dense(0, (Activation)99), BinaryCrossEntropy, Adam(Beta1 = 2, Beta2 = 2)] class Net;
            """));
        string[] expected = ["AK0001", "AK0006", "AK0006", "AK0006", "AK0010", "AK0010", "AK0012", "AK0015"];
        Assert.Equal(expected, diagnostics.Select(diagnostic => diagnostic.Id).Order());
    }

    /// <summary>Fails when options are compared although one of them is out of range and was replaced by its default.</summary>
    [Theory]
    [InlineData("Dense(1), MeanSquaredError, Sgd(Momentum = -1, Nesterov = true)")]
    [InlineData("Dense(2), SoftmaxCrossEntropy(LabelSmoothing = 2, ClassWeights = new[] { 0.0, 0.0 }), Sgd")]
    public async Task Options_out_of_range_are_not_compared_too(string parts) => Assert.Equal(
        "AK0010",
        Assert.Single(await GeneratorHarness.Analyze(Source.Compile($"using AdamKernels;\n[Network(2), {parts}] partial class Net;"))).Id);

    [Fact]
    public async Task Valid_declarations_are_not_reported() => Assert.Empty(await GeneratorHarness.Analyze(Source.Compile("""
        using AdamKernels;
        [Network(2, MaxBatchSize = 1), Dense(1, Activation.Sigmoid), MeanSquaredError, Adam(LearningRate = 1e-38, Beta1 = 0, Beta2 = 0.9999999, Epsilon = 1e-30)]
        partial class A;
        [Network(1), Dense(65_536), MeanSquaredError, Sgd(LearningRate = 1e38, Momentum = 0)] partial class B;
        [Network(1), Dense(2), SoftmaxCrossEntropy, RmsProp(Alpha = 0)] sealed partial class C { partial class D; }
        [Network(1), Dense(1), MeanSquaredError, Sgd(Momentum = 0.5, Nesterov = true, WeightDecay = 1e30, Maximize = true)] partial class E;
        [Network(1), Dense(1), MeanSquaredError, Sgd(Dampening = 0.5)] partial class F;
        [Network(1), Dense(1), MeanSquaredError, NAdam(MomentumDecay = 0, Beta1 = 0)] partial class G;
        [Network(1), Dense(1), MeanSquaredError, Adagrad(LearningRateDecay = 1e30, InitialAccumulator = 1e30)] partial class H;
        [Network(1), Dense(1), MeanSquaredError, AdamW(WeightDecay = 0, AmsGrad = true)] partial class I;
        [Network(134_217_728, MaxBatchSize = 1), Dense(1), MeanSquaredError, Sgd] partial class J;
        [Network(1), Dense(2), SoftmaxCrossEntropy(ClassWeights = null), Sgd] partial class K;
        """)));

    /// <summary>
    /// Fails when an optimizer of the runtime, which names its variant by an attribute, is taken for a network that lacks [Network].
    /// </summary>
    [Fact]
    public async Task Optimizers_for_own_parameters_are_not_reported() => Assert.Empty(await GeneratorHarness.Analyze(Source.Compile("""
        namespace AdamKernels.Runtime { internal sealed class ParameterOptimizerAttribute : System.Attribute; }
        namespace Demo { [AdamKernels.Runtime.ParameterOptimizer, AdamKernels.Adam(AmsGrad = true)] static partial class Own; }
        """)));

    /// <summary>Fails when an optimizer is emitted that the runtime did not declare, or not with numbers in range.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(", AdamKernels.Adam(Beta1 = 1)")]
    public void Optimizers_for_own_parameters_that_are_wrong_are_not_emitted(string optimizer) => Assert.Empty(GeneratorHarness.Run($$"""
        namespace AdamKernels.Runtime { internal sealed class ParameterOptimizerAttribute : System.Attribute; }
        namespace Demo { [AdamKernels.Runtime.ParameterOptimizer{{optimizer}}] static partial class Own; }
        """).AssertDidNotThrow().Files);

    /// <summary>
    /// A class that has nothing to do with networks costs nothing and is told nothing, whatever its attributes are called.
    /// </summary>
    [Fact]
    public async Task Attributes_of_others_are_not_meant()
    {
        CSharpCompilation compilation = Source.Compile("""
            namespace Other
            {
                class NetworkAttribute(int inputs) : System.Attribute { int Inputs => inputs; }
                class DenseAttribute(int outputs) : System.Attribute { int Outputs => outputs; }
                [Network(0), Dense(0)] class Net;
            }
            namespace Other.AdamKernels
            {
                class DenseAttribute : System.Attribute;
                [Dense] class Net;
            }
            """);
        Assert.Empty(await GeneratorHarness.Analyze(compilation));
        Assert.Empty(GeneratorHarness.Run(compilation).AssertDidNotThrow().Files);
    }

    /// <summary>
    /// Fails when the generator reports instead of the analyzer: what a generator reports cannot be suppressed at its place.
    /// </summary>
    [Fact]
    public async Task A_pragma_suppresses()
    {
        CSharpCompilation compilation =
            Source.Compile($"#pragma warning disable "
                + $"{Example.Id}\n{Example.Source[Example.Source.IndexOf('[', StringComparison.Ordinal)..]}"
            .Replace("[Network", "[AdamKernels.Network", StringComparison.Ordinal));
        Assert.DoesNotContain(
            await GeneratorHarness.Analyze(compilation), diagnostic => diagnostic.Id == Example.Id && !diagnostic.IsSuppressed);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public async Task A_severity_of_the_user_is_kept(ReportDiagnostic option, DiagnosticSeverity severity)
    {
        CSharpCompilationOptions options = Source.Strict.WithSpecificDiagnosticOptions([new(Example.Id, option)]);
        Diagnostic diagnostic = Assert.Single(await GeneratorHarness.Analyze(Source.Compile(options, Example.Source)));
        Assert.Equal(severity, diagnostic.Severity);
        Assert.Single(GeneratorHarness.Run(Source.Compile(options, Example.Source)).AssertDidNotThrow().Files);
    }

    [Fact]
    public async Task NoWarn_suppresses()
    {
        CSharpCompilationOptions options = Source.Strict.WithSpecificDiagnosticOptions([new(Example.Id, ReportDiagnostic.Suppress)]);
        Assert.Empty(await GeneratorHarness.Analyze(Source.Compile(options, Example.Source)));
    }

    /// <summary>Fails when a warning keeps the code from being emitted, or when the compiler says the same again of emitted code.</summary>
    [Fact]
    public void A_warning_lets_the_code_be_emitted()
    {
        const string Declaration = "[AdamKernels.Network(2), AdamKernels.Dense(1), AdamKernels.MeanSquaredError, AdamKernels.Adam]";
        GeneratorHarness.Run(
            $"namespace Demo;\n/// <summary>A network.</summary>\n{Declaration} public partial class Net {{ internal string Name {{ get; "
            + $"set; }} internal event System.Action Changed {{ add {{ }} remove {{ }} }} }}").AssertCompiles();
    }

    /// <summary>What is set, or may be null, is not reported.</summary>
    [Fact]
    public async Task Members_that_may_start_as_they_do_are_not_reported() => Assert.Empty(await GeneratorHarness.Analyze(Source.Compile("""
        using AdamKernels;
        [Network(2), Dense(1), MeanSquaredError, Adam]
        partial class Net
        {
            public string Name { get; set; } = "";
            public string? Comment { get; set; }
            public required string Owner { get; set; }
            public string Computed => Name;
            public static string Shared;
            [System.Diagnostics.CodeAnalysis.AllowNull] public string Lenient { get; set; }
            public string Lazy => field ??= "";
            public string Backed { get => field ?? ""; set; }
            public string Blocked { get { return field ?? ""; } set; }
            [field: System.Diagnostics.CodeAnalysis.MaybeNull, System.Diagnostics.CodeAnalysis.AllowNull] public string Marked { get; set; }
            [System.Diagnostics.CodeAnalysis.MaybeNull] private string _found;
            private readonly int[] _sizes = [1], _others = [2];
            private int _count;
        #nullable disable
            private string _old;
        }
        """)));

    /// <summary>Fails when who switched the compiler's warning off gets one of the library instead.</summary>
    [Theory]
    [InlineData(ReportDiagnostic.Suppress, new string[0])]
    [InlineData(ReportDiagnostic.Warn, new[] { "AK0028" })]
    public async Task Members_left_null_without_the_compilers_warning(ReportDiagnostic option, string[] ids)
    {
        CSharpCompilationOptions options = Source.Strict.WithSpecificDiagnosticOptions([new("CS8618", option)]);
        Diagnostic[] diagnostics = await GeneratorHarness.Analyze(Source.Compile(options, """
            using AdamKernels;
            [Network(2), Dense(1), MeanSquaredError, Adam] partial class Net { public string Name { get; set; } }
            """));
        Assert.Equal(ids, diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    public async Task An_old_language_version_is_reported(LanguageVersion version, string name)
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzeWith(version));
        Assert.Equal(("AK0032", $"'Net' needs C# 11 or later, but the project uses C# {name}"), (diagnostic.Id, diagnostic.GetMessage()));
    }

    [Fact]
    public async Task The_oldest_language_version_that_does_is_not_reported() => Assert.Empty(await AnalyzeWith(LanguageVersion.CSharp11));

    private static Task<Diagnostic[]> AnalyzeWith(LanguageVersion version)
    {
        const string Text =
            "[AdamKernels.Network(2), AdamKernels.Dense(1), AdamKernels.MeanSquaredError, AdamKernels.Adam] partial class Net { }";
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Text, new CSharpParseOptions(version));
        return GeneratorHarness.Analyze(Source.Compile().AddSyntaxTrees(tree));
    }

    /// <summary>The last one depends on the project and not on the declaration: it has a test of its own.</summary>
    [Fact]
    public void Every_diagnostic_has_a_case() =>
        Assert.Equal(
            Descriptors.All.Select(descriptor => descriptor.Id),
            DiagnosticCases.All.Select(item => item.Id).Append("AK0032").Distinct().Order());
}
