using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>A declaration with errors still gets its public members, so that the compiler reports the one error that matters.</summary>
public sealed class SkeletonTests
{
    /// <summary>
    /// Fails when the members are missing: the program then has CS1739, CS0311 and CS1061 in front of the error that matters.
    /// </summary>
    [Theory]
    [InlineData("Network(4), Dense(8), Dense(2), Adam", "AK0008")]
    [InlineData("Network(4), Dense(8), Dense(2), MeanSquaredError, Huber, Adam", "AK0008")]
    [InlineData("Network(4), Dense(8), Dense(2), MeanSquaredError", "AK0009")]
    [InlineData("Network(4), Dense(8), Dense(2)", "AK0008", "AK0009")]
    [InlineData("Network(4), Dense(8), Dense(2), MeanSquaredError, Adam(LearningRate = -1)", "AK0010")]
    [InlineData("Network(4)", "AK0005", "AK0008", "AK0009")]
    [InlineData("Network(0, MaxBatchSize = -1), Dense(0), Dense(-2), MeanSquaredError, Adam", "AK0006", "AK0006", "AK0006", "AK0006")]
    [InlineData("Network(4), Dense(1_000_000), Dense(1_000_000), MeanSquaredError, Adam", "AK0007")]
    [InlineData("Network(4), Dense(8, LearningRateFactor = 1e-45), Dense(2), MeanSquaredError, Adam", "AK0010")]
    public Task The_error_of_the_declaration_comes_alone(string attributes, params string[] ids) =>
        AssertErrors(attributes, Programs.OfEveryMember, ids);

    [Theory]
    [InlineData("Network(4), Dense(8), Dense(3), SoftmaxCrossEntropy", "AK0009")]
    [InlineData("Network(4), Dense(8), Dense(1), SoftmaxCrossEntropy, Adam", "AK0011")]
    [InlineData("Network(4), Dense(8), Dense(3, Activation.Relu), SoftmaxCrossEntropy, BinaryCrossEntropy, Adam", "AK0008")]
    [InlineData("Network(4), Dense(8), Dense(1), BinaryCrossEntropy, Adam(Beta1 = 1)", "AK0010")]
    public Task A_classifier_predicts_classes(string attributes, string id) => AssertErrors(
        attributes,
        "using AdamKernels; class Program { int Run(Demo.Net network, float[] inputs) => network.PredictClass(inputs); }",
        id);

    [Fact]
    public Task Standardizations_are_members() => AssertErrors(
        "Network(4), Dense(8), Dense(2), StandardizeInputs, StandardizeTargets, MeanSquaredError",
        "class Program { void Run(Demo.Net network) => network.InputStandardization = network.TargetStandardization; }",
        "AK0009");

    /// <summary>Fails when one error that allows members hides another that does not.</summary>
    [Fact]
    public void A_name_that_is_taken_and_a_missing_loss() => Assert.Empty(
        GeneratorHarness.Run("using AdamKernels;\n[Network(4), Dense(2), Adam] partial class Net { int InputCount => 3; }")
            .AssertDidNotThrow().Files);

    /// <summary>A program whose author silenced the error says at run time what is wrong.</summary>
    [Fact]
    public void Members_say_that_the_declaration_has_errors()
    {
        string file = Assert.Single(GeneratorHarness.Run(Declare("Network(4), Dense(2), Adam")).AssertCompiles().Files).Value;
        Assert.Contains(
            "throw new global::System.InvalidOperationException(\"The declaration of Demo.Net has errors.", file, StringComparison.Ordinal);
    }

    /// <summary>
    /// Fails when the generator takes a constant that it emits for a default, and emits a network with other inputs than declared: the
    /// constant then exists, and nobody reports anything.
    /// </summary>
    [Theory]
    [InlineData("Net.InputCount")]
    [InlineData("2 * Demo.Net.MaxBatchSize")]
    public async Task A_constant_of_the_emitted_code_is_an_error(string argument)
    {
        string declaration = Declare($"Network({argument}), Dense(2), MeanSquaredError, Adam");
        Compilation output = GeneratorHarness.Run(declaration).AssertDidNotThrow().Output;
        Diagnostic error = Assert.Single(await GeneratorHarness.Analyze(output));
        Assert.Equal("AK0034", error.Id);
        Assert.Equal(argument, error.Location.SourceTree!.ToString().Substring(error.Location.SourceSpan.Start, argument.Length));
    }

    private static string Declare(string attributes) =>
        $"namespace Demo {{ using AdamKernels;\n/// <summary>A network.</summary>\n[{attributes}] public sealed partial class Net; }}";

    /// <summary>The compiler and the analyzer together report these errors and nothing else.</summary>
    private static async Task AssertErrors(string attributes, string program, params string[] ids)
    {
        CSharpCompilation declared = Source.Compile(Declare(attributes), program);
        Compilation output = GeneratorHarness.Run(declared).AssertDidNotThrow().Output;
        Diagnostic[] errors = [.. output.GetDiagnostics().Where(item => item.Severity > DiagnosticSeverity.Hidden)];
        IEnumerable<Diagnostic> all = errors.Concat(await GeneratorHarness.Analyze(output));
        Assert.Equal(ids, all.Select(error => error.Id).Order());
    }
}
