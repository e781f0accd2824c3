using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>Attributes with names of the runtime's, which a program may declare with parameters and properties of any type.</summary>
public sealed class ForeignAttributeTests
{
    private const string Attributes = """
        namespace AdamKernels
        {
            internal sealed class NetworkAttribute(string inputs) : System.Attribute { public object? MaxBatchSize { get; set; } }
            internal sealed class DenseAttribute(object outputs) : System.Attribute { public string? Dropout { get; set; } }
            internal sealed class SoftmaxCrossEntropyAttribute : System.Attribute { public object[]? ClassWeights { get; set; } }
            internal sealed class SgdAttribute(bool isFast = true) : System.Attribute { public System.Type? Momentum { get; set; } }
        }

        """;

    /// <summary>Fails when a value is taken for one of the type that the runtime's attribute has.</summary>
    [Theory]
    [InlineData("Network(\"2\", MaxBatchSize = 4), Dense(1), SoftmaxCrossEntropy, Sgd")]
    [InlineData("Network(null), Dense(null, Dropout = \"0.5\"), SoftmaxCrossEntropy(ClassWeights = [1, \"2\"]), Sgd(false)")]
    [InlineData("Network(\"\"), Dense(typeof(int)), SoftmaxCrossEntropy(ClassWeights = null), Sgd(Momentum = typeof(int))")]
    public Task With_other_types_do_no_harm(string parts) =>
        AssertDoesNotThrow($"{Attributes}namespace Demo {{ using AdamKernels; [{parts}] partial class Net; }}");

    /// <summary>Fails when a parameter that the program's attribute lacks has another value than the runtime's default.</summary>
    [Fact]
    public async Task A_missing_parameter_has_its_default()
    {
        Diagnostic[] diagnostics = await GeneratorHarness.Analyze(Source.Compile($$"""
            {{Attributes}}
            namespace Demo { using AdamKernels; [Network(""), Dense(3), SoftmaxCrossEntropy, Sgd] partial class Net; }
            """));
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == Descriptors.ActivatedLogits.Id);
    }

    /// <summary>Fails when the items of an array are looked for that a compiler does not accept.</summary>
    [Fact]
    public Task A_spread_does_no_harm() => AssertDoesNotThrow("""
        using AdamKernels;
        [Network(2), Dense(2), SoftmaxCrossEntropy(ClassWeights = [-1, .. new double[] { 2 }]), Sgd] partial class Net;
        """);

    private static async Task AssertDoesNotThrow(string source)
    {
        CSharpCompilation compilation = Source.Compile(source);
        GeneratorHarness.Run(compilation).AssertDidNotThrow();
        Assert.All(
            await GeneratorHarness.Analyze(compilation),
            diagnostic => Assert.StartsWith("AK", diagnostic.Id, StringComparison.Ordinal));
    }
}
