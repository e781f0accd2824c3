using AdamKernels.CodeFixes.Tests.Harness;

namespace AdamKernels.CodeFixes.Tests.Fixes;

public sealed class RemoveArgumentFixTests
{
    [Theory]
    [InlineData("{|AK0010:Adam(LearningRate = 0)|}", "Adam")]
    [InlineData("{|AK0010:Adam(Beta1 = double.NaN, AmsGrad = true)|}", "Adam(AmsGrad = true)")]
    [InlineData("{|AK0010:Adam(Beta1 = 1, /* the largest */ AmsGrad = true)|}", "Adam( /* the largest */ AmsGrad = true)")]
    [InlineData("{|AK0017:Sgd(Nesterov = true)|}", "Sgd")]
    [InlineData("{|AK0017:Sgd(Momentum = 0.9, Nesterov = true, Dampening = 0.5)|}", "Sgd(Momentum = 0.9, Dampening = 0.5)")]
    public Task Of_the_optimizer(string wrong, string right) => FixTest<RemoveArgumentFix>.Becomes(
        $"[Network(4), Dense(2), MeanSquaredError, {wrong}] partial class Net;",
        $"[Network(4), Dense(2), MeanSquaredError, {right}] partial class Net;");

    [Theory]
    [InlineData("Dense(4), {|AK0018:Dense(5, Residual = true)|}, Dense(2)", "Dense(4), Dense(5), Dense(2)")]
    [InlineData("{|AK0019:Dense(4, Activation.Relu, Residual = true)|}, Dense(2)", "Dense(4, Activation.Relu), Dense(2)")]
    [InlineData("Dense(4), {|AK0020:Dense(2, Dropout = 0.5, AdjustableDropout = true)|}", "Dense(4), Dense(2)")]
    [InlineData("{|AK0022:Dense(1, LayerNorm = true)|}, Dense(2)", "Dense(1), Dense(2)")]
    [InlineData("{|AK0023:Dense(4, InitialValue = 0.5, Dropout = 0.5)|}, Dense(2)", "Dense(4, Dropout = 0.5), Dense(2)")]
    public Task Of_a_layer(string wrong, string right) => FixTest<RemoveArgumentFix>.Becomes(
        $"[Network(4), {wrong}, MeanSquaredError, Adam] partial class Net;",
        $"[Network(4), {right}, MeanSquaredError, Adam] partial class Net;");

    /// <summary>The activation is in another attribute than the one that the diagnostic marks.</summary>
    [Theory]
    [InlineData("Dense(1, Activation.Sigmoid)", "Dense(1)")]
    [InlineData("Dense(1, activation: Activation.Relu, Frozen = false)", "Dense(1, Frozen = false)")]
    [InlineData("Dense(1, /* the last */ Activation.Sigmoid)", "Dense(1 /* the last */ )")]
    public Task The_activation_before_a_loss_on_logits(string wrong, string right) => FixTest<RemoveArgumentFix>.Becomes(
        $"[Network(4), Dense(8, Activation.Relu), {wrong}, {{|AK0012:BinaryCrossEntropy|}}, Adam] partial class Net;",
        $"[Network(4), Dense(8, Activation.Relu), {right}, BinaryCrossEntropy, Adam] partial class Net;");

    [Fact]
    public Task Two_classes() => FixTest<RemoveArgumentFix>.Becomes(
        """
        [{|AK0006:Network(4, MaxBatchSize = 0)|}, Dense(2), Huber, {|AK0010:Adam(Beta1 = 1)|}] partial class First;
        [{|AK0006:Network(4, MaxBatchSize = 0)|}, Dense(2), Huber, {|AK0010:Adam(Beta1 = 1, Epsilon = 1)|}] partial class Second;
        """,
        """
        [Network(4), Dense(2), Huber, Adam] partial class First;
        [Network(4), Dense(2), Huber, Adam(Epsilon = 1)] partial class Second;
        """);
}
