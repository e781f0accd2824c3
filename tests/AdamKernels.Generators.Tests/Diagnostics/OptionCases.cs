namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>What can be wrong with the options of layers, losses and training.</summary>
internal static class OptionCases
{
    private const string DropoutRange = "0, or from 2^-24 to 1 - 2^-24";

    private const string HalfOpen = "at least 0 and below 1, also when rounded to float";

    private const string Positive = "positive and finite, also when rounded to float";

    public static readonly DiagnosticCase[] All =
    [
        new("AK0010", $"Dropout must be {DropoutRange}, but is 1", Layer("Dense(4, Dropout = 1)")),
        new("AK0010", $"Dropout must be {DropoutRange}, but is -0.25", Layer("Dense(4, Dropout = -0.25)")),
        new("AK0010", $"Dropout must be {DropoutRange}, but is NaN", Layer("Dense(4, Dropout = double.NaN)")),
        new("AK0010", $"Dropout must be {DropoutRange}, but is 0.99999997", Layer("Dense(4, Dropout = 0.99999997)")),
        new("AK0010", $"Dropout must be {DropoutRange}, but is 1E-08", Layer("Dense(4, Dropout = 1e-8)")),
        new(
            "AK0010",
            $"LearningRate times LearningRateFactor must be {Positive}, but is 1E-48",
            Layer("Dense(4, LearningRateFactor = 1e-45)")),
        new("AK0010", $"LearningRate times LearningRateFactor must be {Positive}, but is 6E+38",
            "[Network(2), {|Dense(4, LearningRateFactor = 2)|}, Dense(3), MeanSquaredError, Sgd(LearningRate = 3e38)] partial class Net;"),
        new("AK0010", $"LearningRateFactor must be {Positive}, but is 0", Layer("Dense(4, LearningRateFactor = 0)")),
        new("AK0010", $"LearningRateFactor must be {Positive}, but is -1", Layer("Dense(4, LearningRateFactor = -1)")),
        new(
            "AK0010",
            $"LearningRateFactor must be {Positive}, but is Infinity",
            Layer("Dense(4, LearningRateFactor = double.PositiveInfinity)")),
        new(
            "AK0010",
            "InitialValue must be finite, also when rounded to float, but is NaN",
            Layer("Dense(4, Initializer = Initializer.Constant, InitialValue = double.NaN)")),
        new(
            "AK0010",
            "InitialValue must be finite, also when rounded to float, but is 1E+39",
            Layer("Dense(4, Initializer = Initializer.Constant, InitialValue = 1e39)")),

        new("AK0010", $"Delta must be {Positive}, but is 0", Loss("Huber(Delta = 0)")),
        new("AK0010", $"Delta must be {Positive}, but is NaN", Loss("Huber(Delta = double.NaN)")),
        new("AK0010", "LabelSmoothing must be at least 0 and at most 1, but is -0.1", Loss("SoftmaxCrossEntropy(LabelSmoothing = -0.1)")),
        new("AK0010", "LabelSmoothing must be at least 0 and at most 1, but is 1.5", Loss("SoftmaxCrossEntropy(LabelSmoothing = 1.5)")),
        new(
            "AK0010",
            "Each number of ClassWeights must be 0, or at least 1e-30 and finite, also when rounded to float, but is -1",
            Loss("SoftmaxCrossEntropy(ClassWeights = new[] { 1, -1, 2.0 })")),
        new(
            "AK0010",
            "ClassWeights must be above 0 for a class, but is 0 for all of them",
            Loss("SoftmaxCrossEntropy(ClassWeights = new[] { 0.0, 0, 0 })")),
        new(
            "AK0010",
            "Each number of PositiveWeights must be positive and finite, also when rounded to float, but is 0",
            Loss("BinaryCrossEntropy(PositiveWeights = new[] { 1.0, 0, 1 })")),
        new(
            "AK0010",
            "Each number of PositiveWeights must be positive and finite, also when rounded to float, but is 0",
            Loss("BinaryCrossEntropy(PositiveWeights = (new[] { 1.0, 0, 1 }))")),
        new(
            "AK0025",
            "PositiveWeights needs one weight per output: expected 3, but got 0",
            Loss("BinaryCrossEntropy(PositiveWeights = new double[0])")),
        new(
            "AK0025",
            "ClassWeights needs one weight per output: expected 3, but got 0",
            Loss("SoftmaxCrossEntropy(ClassWeights = new double[0])")),

        new("AK0010", $"The largest norm must be {Positive}, but is 0", Training("ClipGradientNorm(0)")),
        new("AK0010", $"The largest norm must be {Positive}, but is NaN", Training("ClipGradientNorm(double.NaN)")),
        new("AK0010", $"The largest magnitude must be {Positive}, but is -1", Training("ClipGradientValue(-1)")),
        new("AK0010", "The number of batches must be at least 2, but is 1", Training("AccumulateGradients(1)")),
        new("AK0010", "The number of batches must be at least 2, but is -4", Training("AccumulateGradients(-4)")),
        new("AK0010", "The number of shards must be at least 2, but is 1", Training("Shards(1)")),
        new("AK0037", "[Shards(33)] needs a MaxBatchSize of at least 33, but it is 32: some shards would always be empty",
            Training("Shards(33)")),
        new("AK0010", $"Decay must be {HalfOpen}, but is 1", Training("AverageParameters(Decay = 1)")),
        new("AK0010", $"Decay must be {HalfOpen}, but is -0.5", Training("AverageParameters(Decay = -0.5)")),

        new("AK0018", "A residual connection needs as many outputs as inputs, but the layer has 4 inputs and 5 outputs",
            "[Network(2), Dense(4), {|Dense(5, Residual = true)|}, Dense(3), MeanSquaredError, Adam] partial class Net;"),
        new("AK0019", "The first layer cannot have a residual connection: there is no layer before it",
            "[Network(4), {|Dense(4, Residual = true)|}, Dense(3), MeanSquaredError, Adam] partial class Net;"),
        new("AK0020", "The last layer cannot have dropout: it would set outputs of the network to 0",
            "[Network(4), Dense(4), {|Dense(3, Dropout = 0.5)|}, MeanSquaredError, Adam] partial class Net;"),
        new("AK0020", "The last layer cannot have dropout: it would set outputs of the network to 0",
            "[Network(4), Dense(4), {|Dense(3, AdjustableDropout = true)|}, MeanSquaredError, Adam] partial class Net;"),
        new("AK0021", "All layers of 'Net' are frozen; at least one must be trainable",
            "[Network(4), Dense(4, Frozen = true), Dense(3, Frozen = true), MeanSquaredError, Adam] partial class {|Net|};"),
        new(
            "AK0022",
            "LayerNorm needs at least two outputs: a single output is always normalized to 0",
            Layer("Dense(1, LayerNorm = true)")),
        new(
            "AK0023",
            "LearningRateFactor has no effect: the layer is Frozen and not trained",
            Layer("Dense(4, Frozen = true, LearningRateFactor = 2)")),
        new("AK0023", "RmsNorm has no effect: the layer has LayerNorm", Layer("Dense(4, LayerNorm = true, RmsNorm = true)")),
        new("AK0023", "InitialValue has no effect: the Initializer is not Constant", Layer("Dense(4, InitialValue = 0.5)")),
        new("AK0024", "99 is not a value of Initializer", Layer("Dense(4, Initializer = (Initializer)99)")),
        new(
            "AK0025",
            "ClassWeights needs one weight per output: expected 3, but got 2",
            Loss("SoftmaxCrossEntropy(ClassWeights = new[] { 1.0, 2.0 })")),
        new(
            "AK0025",
            "PositiveWeights needs one weight per output: expected 3, but got 4",
            Loss("BinaryCrossEntropy(PositiveWeights = new[] { 1.0, 2, 3, 4 })")),
        new("AK0026", "[ClipGradientNorm] and [ClipGradientValue] cannot be combined: gradients are limited either by norm or by value",
            "[Network(4), Dense(3), MeanSquaredError, Adam, ClipGradientNorm(1), {|ClipGradientValue(1)|}] partial class Net;"),
        new("AK0026", "[ClipGradientNorm] and [ClipGradientValue] cannot be combined: gradients are limited either by norm or by value",
            "[Network(4), Dense(3), MeanSquaredError, Adam, ClipGradientNorm(1, Adjustable = true), "
            + "{|ClipGradientValue(1, Adjustable = true)|}] partial class Net;"),

        new(
            "AK0012",
            "BinaryCrossEntropy takes logits and applies its own activation: the last layer's activation must be Identity, but is Relu",
            "[Network(2), Dense(3, Activation.Relu), {|BinaryCrossEntropy(PositiveWeights = new[] { 1.0, 2, 3 })|}, Adam] partial class "
            + "Net;"),
        new("AK0014", "[ClipGradientNorm] on 'Net' has no effect without [Network]", "[{|ClipGradientNorm(1)|}] partial class Net;"),
        new("AK0033", "[StandardizeTargets] needs MeanSquaredError, MeanAbsoluteError or Huber, but the loss is SoftmaxCrossEntropy",
            "[Network(2), Dense(3), SoftmaxCrossEntropy, Sgd, {|StandardizeTargets|}] partial class Net;"),
        new("AK0033", "[StandardizeTargets] needs MeanSquaredError, MeanAbsoluteError or Huber, but the loss is CustomLoss",
            "[Network(2), Dense(3), CustomLoss, Sgd, {|StandardizeTargets|}] partial class Net;"),
        new("AK0014", "[StandardizeInputs] on 'Net' has no effect without [Network]", "[{|StandardizeInputs|}] partial class Net;"),
    ];

    private static string Layer(string attribute) =>
        $$"""[Network(2), {|{{attribute}}|}, Dense(3), MeanSquaredError, Adam] partial class Net;""";

    private static string Loss(string attribute) => $$"""[Network(2), Dense(3), {|{{attribute}}|}, Adam] partial class Net;""";

    private static string Training(string attribute) =>
        $$"""[Network(2), Dense(3), MeanSquaredError, Adam, {|{{attribute}}|}] partial class Net;""";
}
