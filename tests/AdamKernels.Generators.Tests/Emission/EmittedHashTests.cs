using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>
/// Which networks get other code. A change that is to leave the emitted code alone shows here if it does not; one that is to change it
/// shows what else it has changed.
/// </summary>
public sealed class EmittedHashTests
{
    private const int Characters = 16;

    /// <summary>Those of the conformance tests, which have everything that can be declared.</summary>
    [Fact]
    public Task Networks() => Verify(Read("conformance", "AdamKernels.Conformance", "Networks"));

    /// <summary>The runtime's own optimizers.</summary>
    [Fact]
    public Task Optimizers() => Verify(
    [
        "namespace AdamKernels.Runtime { internal sealed class ParameterOptimizerAttribute : System.Attribute; }",
        .. Read("src", "AdamKernels", "Optimizers"),
    ]);

    /// <summary>Combinations that the others leave out, each for a decision that shows in no other network.</summary>
    [Fact]
    public Task Combinations() => Verify(["""
        using AdamKernels;
        [Network(3), Dense(2), MeanSquaredError, RmsProp(Centered = true)] partial class CenteredWithoutMomentum;
        [Network(3), Dense(4), Dense(4), Dense(4), Dense(4), Dense(4), Dense(1), MeanSquaredError, Sgd] partial class TooDeepToInline;
        [Network(3), Dense(4, Activation.Tanh, Frozen = true), Dense(4, Activation.Tanh), Dense(1), MeanSquaredError, Sgd]
        partial class DerivativeOfOneOfTwo;
        [Network(16, MaxBatchSize = 8), Dense(96, Activation.Relu), Dense(1), MeanSquaredError, Adam] partial class StoredByOutput;
        [Network(16), Dense(8, Activation.Tanh, LayerNorm = true, Dropout = 0.5), Dense(8, Activation.Gelu, RmsNorm = true), Dense(1)]
        [MeanSquaredError, Adam] partial class SeparateActivations;
        [Network(1000, MaxBatchSize = 1), Dense(128), Dense(1), MeanSquaredError, Sgd] partial class SingleSamples;
        [Network(3), Dense(4, LayerNorm = true), MeanSquaredError, Sgd] partial class NormalizedOutputs;
        [Network(5000), StandardizeInputs, Dense(8), Dense(1), MeanSquaredError, Adam] partial class StandardizesMuch;
        """]);

    private static string[] Read(params string[] folder) =>
        [.. Directory.GetFiles(ProjectFiles.InRepository(folder), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>A line for each emitted file, with its hash.</summary>
    private static Task Verify(string[] sources, [CallerMemberName] string name = "")
    {
        GeneratorRun run = GeneratorHarness.Run(sources).AssertDidNotThrow();
        IEnumerable<string> lines = run.Result.GeneratedSources.Select(source => $"{source.HintName} {Hash(source)}\n");
        return Verifier.Verify(string.Concat(lines.Order(StringComparer.Ordinal)), name);
    }

    private static string Hash(GeneratedSourceResult source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.SourceText.ToString())))[..Characters];
}
