using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>Emitted code compiles without a word from the compiler, whatever the user's project asks for.</summary>
public sealed class CompileTests
{
    /// <summary>
    /// Every activation with every loss, and every loss with every optimizer. Fails on any warning or message in emitted code: an unused
    /// variable, a missing documentation comment, a nullable hint.
    /// </summary>
    [Fact]
    public void Every_pair_compiles() => GeneratorHarness.Run([.. Declarations.EveryPair(3, 2, 2)]).AssertCompiles();

    [SkippableFact]
    [Trait("Category", "Slow")]
    public void Every_combination_compiles()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        GeneratorHarness.Run([.. SlowTests.Thin(Declarations.EveryCombination(3, 2, 2), 1, 7)]).AssertCompiles();
    }

    /// <summary>
    /// Fails when an option leaves a register of the update unused, or uses one that is not there. Options are on and off in cycles of
    /// 2, 4, 8 and so on, so that every third variant has each of them in both ways, with others.
    /// </summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Every_variant_of_every_optimizer_compiles() => GeneratorHarness.Run(
        [.. SlowTests.Thin(DeclaredAttributes.OptimizerVariants, 3).Select(
            (optimizer, i) => Declarations.Network($"Network{i}", [3, 2], optimizer: DeclaredAttributes.Text(optimizer)))])
        .AssertCompiles();

    /// <summary>
    /// Every option, alone, in pairs and with others, under checked arithmetic: fails when an option leaves a constant unused, or calls a
    /// stage that is not emitted.
    /// </summary>
    [Fact]
    public void Every_option_compiles() => GeneratorHarness.Run(Source.Compile(
        Source.Strict.WithOverflowChecks(true),
        [
            .. Declarations.LayerOptions.Select((options, i) => Declarations.WithLayerOptions(i, options)),
            .. Declarations.Options.Select((option, i) => Declarations.WithOptions($"Network{i}", option)),
        ])).AssertCompiles();

    /// <summary>One network of each size in each place, so that every tail and every layout of weights is emitted.</summary>
    [Fact]
    public void Every_size_compiles()
    {
        int[] sizes = [1, 2, 3, 15, 16, 17, 31, 32, 33, 65, 127, 784];
        string[] sources = [.. sizes.Select((size, i) => Declarations.Network(
            $"Network{size}",
            [size, sizes[^(i + 1)], sizes[(i + 5) % sizes.Length]],
            i % 2 == 0 ? "Tanh" : "Relu",
            optimizer: Declarations.Optimizers[i % Declarations.Optimizers.Length],
            maxBatchSize: i % 3 == 0 ? 4 : 64))];
        GeneratorHarness.Run(sources).AssertCompiles();
    }

    /// <summary>
    /// Fails when emitted code needs <c>unsafe</c>, which a project would have to allow, or when an arithmetic operation on constants
    /// overflows, which checked arithmetic makes an error.
    /// </summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Compiles_under_every_setting(bool allowUnsafe, bool checkOverflow)
    {
        CSharpCompilationOptions options = Source.Strict.WithAllowUnsafe(allowUnsafe).WithOverflowChecks(checkOverflow);
        string[] sources =
        [
            Declarations.Network("Wide", [784, 128, 10], loss: "SoftmaxCrossEntropy"),
            Declarations.Network("Small", [3, 5, 1], "Tanh", maxBatchSize: 2),
        ];
        GeneratorHarness.Run(Source.Compile(options, sources)).AssertCompiles();
    }

    [Fact]
    public void Compiles_with_nullable_off() => GeneratorHarness.Run(Source.Compile(
        Source.Strict.WithNullableContextOptions(
            Microsoft.CodeAnalysis.NullableContextOptions.Disable), Declarations.Network("Small", [3, 5, 1]))).AssertCompiles();

    /// <summary>The compiler finds some errors only when it writes the assembly.</summary>
    [Fact]
    public void Can_be_written_as_an_assembly()
    {
        GeneratorRun run = GeneratorHarness.Run(Declarations.Network("Wide", [784, 128, 10], loss: "SoftmaxCrossEntropy"));
        using var assembly = new MemoryStream();
        Assert.Empty(
            run.Output.Emit(assembly).Diagnostics.Where(
                diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden));
    }
}
