using System.Text;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>What diagnostics tell code fixes. How fixes use it is tested with them, which takes far longer.</summary>
public sealed class FixFactsTests
{
    private static readonly string[] Declarations =
    [
        "[Network(0, MaxBatchSize = -1), Dense(0), MeanSquaredError, Adam(Beta1 = 1, Epsilon = 0)]",
        "[Network(2), Dense(3), SoftmaxCrossEntropy(ClassWeights = new[] { 1, -1, 2.0 }), Adam]",
        "[Network(2), Dense(3), SoftmaxCrossEntropy(ClassWeights = [-1]), Adam]",
        "[Network(2), Dense(2, Residual = true), Dense(1), MeanSquaredError, Adam]",
        "[Network(2), Dense(4), Dense(3, Residual = true), Dense(1), MeanSquaredError, Adam]",
        "[Network(2), Dense(4), Dense(1, Residual = true), MeanSquaredError, Adam]",
        "[Network(2), Dense(4), Dense(1, Dropout = 0.5, AdjustableDropout = true), MeanSquaredError, Adam]",
        "[Network(2), Dense(4), Dense(1), SoftmaxCrossEntropy, Adam]",
        "[Network(2), Dense(4), Dense(1), SoftmaxCrossEntropy(), Adam]",
        "[Network(2), Dense(4), Dense(1), SoftmaxCrossEntropy(LabelSmoothing = 0.5), Adam]",
        "[Network(2), Dense(4), Dense(3, Activation.Relu), BinaryCrossEntropy, Adam]",
        "[Network(2), Adam]",
        "[Network(2), Dense(1), Adam]",
        "[Network(2), Dense(2), Adam]",
        "[Network(2), Dense(2, Activation.Tanh), Adam]",
        "[Network(2), Dense(1, Activation.Tanh), Adam]",
        "[Network(2), StandardizeTargets, Dense(2), Adam]",
        "[Network(2), Dense(3), Dense(1), MeanSquaredError]",
        "[Network(2), Dense(3), Dense(1)]",
        "[Network(2)]",
        "[Network(2), Dense(1), MeanSquaredError, Huber, Adam, Sgd, RmsProp]",
        "[Network(2), Dense(1), MeanSquaredError, Adam, ClipGradientNorm(1), ClipGradientValue(1)]",
        "[Network(2), Dense(1, LearningRateFactor = 1e-45), MeanSquaredError, Adam]",
        "[Network(4), Dense(63), Dense(63, Residual = true), Dense(2), MeanSquaredError, Adam]",
        "[Network(4, MaxBatchSize = 4), Dense(32), Dense(32), Dense(2), MeanSquaredError, Adam]",
        "[Network(2), MeanSquaredError, Adam, Dense(4)] partial class Net; [Dense(1)]",
    ];

    /// <summary>Fails when a fix is not told of a place or a text that it needs, or is told of one that it must leave alone.</summary>
    [Fact]
    public async Task Facts()
    {
        var text = new StringBuilder();
        foreach (string declaration in Declarations)
        {
            text.Append(declaration).Append('\n');
            string source = $"using AdamKernels;\n{declaration} partial class Net;";
            text.AppendJoin("", (await GeneratorHarness.Analyze(Source.Compile(source))).Select(Describe));
        }

        await Verifier.Verify(text.ToString());
    }

    private static string Describe(Diagnostic diagnostic)
    {
        IEnumerable<string> places =
            from role in Enum.GetValues<FixRole>()
            from place in FixFacts.PlacesOf(diagnostic, role)
            select $"{role} at {place.SourceTree!.GetText().ToString(place.SourceSpan)}";
        IEnumerable<string> texts =
            from text in Enum.GetValues<FixText>()
            where FixFacts.TextOf(diagnostic, text) is not null
            select $"{text}: {FixFacts.TextOf(diagnostic, text)}";
        return string.Concat(places.Concat(texts).Prepend(diagnostic.Id).Select((line, i) => $"{new string(' ', i == 0 ? 4 : 8)}{line}\n"));
    }
}
