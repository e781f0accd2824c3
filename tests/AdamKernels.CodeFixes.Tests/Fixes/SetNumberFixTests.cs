using AdamKernels.CodeFixes.Tests.Harness;

namespace AdamKernels.CodeFixes.Tests.Fixes;

public sealed class SetNumberFixTests
{
    /// <summary>Fails when the number is not the nearest one that the analyzer accepts.</summary>
    [Theory]
    [InlineData("Adam(Beta2 = 1)", "Adam(Beta2 = 0.99999994)")]
    [InlineData("Adam(Beta1 = -0.5, Beta2 = 0.9)", "Adam(Beta1 = 0, Beta2 = 0.9)")]
    [InlineData("Adam(Epsilon = 0 /* none */)", "Adam(Epsilon = 1E-30 /* none */)")]
    [InlineData("Adam(LearningRate = 1e300)", "Adam(LearningRate = 3.4028234663852886E+38)")]
    [InlineData("Sgd(WeightDecay = -1)", "Sgd(WeightDecay = 0)")]
    public Task A_hyper_parameter(string wrong, string right) => FixTest<SetNumberFix>.Becomes(
        $"[Network(4), Dense(2), MeanSquaredError, {{|AK0010:{wrong}|}}] partial class Net;",
        $"[Network(4), Dense(2), MeanSquaredError, {right}] partial class Net;");

    [Fact]
    public Task Sizes_and_a_fraction() => FixTest<SetNumberFix>.Becomes(
        """
        [{|AK0006:{|AK0006:Network(0, MaxBatchSize = -3)|}|}]
        [{|AK0010:Dense(8, Dropout = 1)|}, {|AK0006:Dense(outputs: -1)|}]
        [MeanSquaredError, Adam, {|AK0010:AccumulateGradients(1)|}]
        partial class Net;
        """,
        """
        [Network(1, MaxBatchSize = 1)]
        [Dense(8, Dropout = 0.99999994), Dense(outputs: 1)]
        [MeanSquaredError, Adam, AccumulateGradients(2)]
        partial class Net;
        """);

    [Theory]
    [InlineData("new[] { -1, 2.0, 1e300 }", "new[] { 0, 2.0, 3.4028234663852886E+38 }")]
    [InlineData("new double[] { -1, 2, 1e300 }", "new double[] { 0, 2, 3.4028234663852886E+38 }")]
    [InlineData("[-1, 2.0, 1e300]", "[0, 2.0, 3.4028234663852886E+38]")]
    public Task Each_number_of_an_array(string wrong, string right) => FixTest<SetNumberFix>.Becomes(
        $$"""
        [Network(4), Dense(3), Adam, {|AK0010:{|AK0010:SoftmaxCrossEntropy(ClassWeights = {{wrong}})|}|}] partial class Net;
        """,
        $$"""
        [Network(4), Dense(3), Adam, SoftmaxCrossEntropy(ClassWeights = {{right}})] partial class Net;
        """);

    /// <summary>Fails when a number is to be written where none was found.</summary>
    [Fact]
    public async Task No_number_of_an_array_that_is_not_written_item_by_item() => Assert.Empty((await Providers.Offer(
        "using AdamKernels;\n[Network(4), Dense(1), Adam, BinaryCrossEntropy(PositiveWeights = (new[] { -1d }))] partial class N;")).Fixes);

    [Fact]
    public Task Two_outputs_for_softmax() => FixTest<SetNumberFix>.Becomes(
        "[Network(4), Dense(1, LayerNorm = false), {|AK0011:SoftmaxCrossEntropy|}, Adam] partial class Net;",
        "[Network(4), Dense(2, LayerNorm = false), SoftmaxCrossEntropy, Adam] partial class Net;");

    [Fact]
    public Task As_many_outputs_as_inputs_for_a_residual_connection() => FixTest<SetNumberFix>.Becomes(
        "[Network(4), Dense(8), {|AK0018:Dense(6, Residual = true)|}, Dense(2), MeanSquaredError, Adam] partial class Net;",
        "[Network(4), Dense(8), Dense(8, Residual = true), Dense(2), MeanSquaredError, Adam] partial class Net;");

    /// <summary>Fails when only the first of two layers gets the width that a residual connection asks of both.</summary>
    [Fact]
    public Task Whole_vectors() => FixTest<SetNumberFix>.Becomes(
        """
        [Network(4), Dense({|AK0035:63|}), Dense(2), MeanSquaredError, Adam] partial class First;
        [Network(4), Dense({|AK0035:33|}), Dense(33, Residual = true), Dense(2), MeanSquaredError, Adam] partial class Second;
        """,
        """
        [Network(4), Dense(64), Dense(2), MeanSquaredError, Adam] partial class First;
        [Network(4), Dense(32), Dense(32, Residual = true), Dense(2), MeanSquaredError, Adam] partial class Second;
        """);

    /// <summary>Fails when advice is given only until the generator has emitted its members.</summary>
    [Fact]
    public Task A_batch_that_shares_transposed_weights() => FixTest<SetNumberFix>.BecomesWithEmittedCode(
        "[Network(4, MaxBatchSize = {|AK0036:4|}), Dense(32), Dense(32), Dense(2), MeanSquaredError, Adam] partial class Net;",
        "[Network(4, MaxBatchSize = 8), Dense(32), Dense(32), Dense(2), MeanSquaredError, Adam] partial class Net;");
}
