using AdamKernels.CodeFixes.Tests.Harness;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Parsing;

namespace AdamKernels.CodeFixes.Tests.Fixes;

/// <summary>What an editor offers for a missing loss or optimizer.</summary>
public sealed class ChoiceTests
{
    /// <summary>Fails when a loss is added to the library, but not to the choices.</summary>
    [Fact]
    public async Task Every_loss() => Assert.Equal(
        Names<LossAttribute>(), await Offered("[Network(4), Dense(2), Adam] partial class Net;"));

    /// <summary>Fails when an optimizer is added to the library, but not to the choices.</summary>
    [Fact]
    public async Task Every_optimizer() => Assert.Equal(
        Names<OptimizerAttribute>(), await Offered("[Network(4), Dense(2), MeanSquaredError] partial class Net;"));

    /// <summary>Fails when a loss is offered that would be the next error.</summary>
    [Theory]
    [InlineData("Dense(1), Adam", "BinaryCrossEntropy", "CustomLoss", "Huber", "MeanAbsoluteError", "MeanSquaredError")]
    [InlineData("Dense(2, Activation.Tanh), Adam", "CustomLoss", "Huber", "MeanAbsoluteError", "MeanSquaredError")]
    [InlineData("Dense(2), Adam, StandardizeTargets", "Huber", "MeanAbsoluteError", "MeanSquaredError")]
    public async Task Only_losses_that_fit(string attributes, params string[] names) => Assert.Equal(
        names.Select(name => $"Add [{name}]"), await Offered($"[Network(4), {attributes}] partial class Net;"));

    private static async Task<IEnumerable<string>> Offered(string source) =>
        (await Providers.Offer("using AdamKernels;\n" + source)).Fixes.Select(fix => fix.Title);

    private static IEnumerable<string> Names<TAttribute>() => KnownAttributes.Types
        .Where(type => type.IsSubclassOf(typeof(TAttribute)))
        .Select(KnownAttributes.ShortName)
        .Order(StringComparer.Ordinal)
        .Select(name => $"Add [{name}]");
}
