namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>At least one case for every diagnostic.</summary>
internal static class DiagnosticCases
{
    private const string HalfOpen = "at least 0 and below 1, also when rounded to float";

    private const string Positive = "positive and finite, also when rounded to float";

    private const string NotOrdinary =
        "'Net' must be an ordinary class: not static, not abstract, not a record, and without a primary constructor";

    private const string Generic = "'Net' must not be generic or nested in a generic type: its kernels are emitted for a single shape";

    private const string FileLocal = "'Net' must not be file-local: the generator adds its members in other files";

    private const string Limit = ", but a buffer holds at most 2,147,483,575";

    private const string Epsilon = "at least 1e-30 and finite, also when rounded to float";

    private const string Nesterov = "Nesterov needs a Momentum above 0 and a Dampening of 0, but they are";

    public static readonly DiagnosticCase[] All =
    [
        new("AK0001", "'Net' must be partial so that the generator can add members to it",
            "[Network(2), Dense(1), MeanSquaredError, Adam] class {|Net|};"),

        new("AK0002", "'Net' is nested in 'Outer', which must be partial too",
            "class Outer { public partial class Middle { [Network(2), Dense(1), MeanSquaredError, Adam] partial class {|Net|}; } }"),
        new("AK0002", "'Net' is nested in 'Middle', which must be partial too",
            "partial struct Outer { public struct Middle { [Network(2), Dense(1), MeanSquaredError, Adam] partial class {|Net|}; } }"),

        new("AK0003", Generic,
            "[Network(2), Dense(1), MeanSquaredError, Adam] partial class {|Net|}<T>;"),
        new("AK0003", Generic,
            "partial interface Outer<T> { partial class Middle { [Network(2), Dense(1), MeanSquaredError, Adam] partial class {|Net|}; } "
            + "}"),
        new("AK0003", Generic,
            "partial class Outer<T> { partial class Middle<U> { [Network(2), Dense(1), MeanSquaredError, Adam] partial class {|Net|}; } }"),

        new("AK0004", NotOrdinary,
            "[Network(2), Dense(1), MeanSquaredError, Adam] static partial class {|Net|};"),
        new("AK0004", NotOrdinary,
            "[Network(2), Dense(1), MeanSquaredError, Adam] abstract partial class {|Net|};"),
        new("AK0004", NotOrdinary,
            "[Network(2), Dense(1), MeanSquaredError, Adam] partial record {|Net|};"),
        new("AK0004", NotOrdinary,
            "[Network(2), Dense(1), MeanSquaredError, Adam] partial class {|Net|}(int size) { public int Size => size; }"),
        new("AK0004", NotOrdinary,
            "[Network(2), Dense(1), MeanSquaredError, Adam] partial class {|Net|}; "
            + "partial class Net(int size) { public int Size => size; }"),

        new("AK0005", "'Net' has no [Dense] layer; it needs at least one",
            "[Network(2), MeanSquaredError, Adam] partial class {|Net|};"),

        new("AK0006", "The number of inputs must be at least 1, but is 0",
            "[{|Network(0)|}, Dense(1), MeanSquaredError, Adam] partial class Net;"),
        new("AK0006", "The number of outputs must be at least 1, but is -7",
            "[Network(2), Dense(3), {|Dense(-7, Activation.Relu)|}, Dense(1), MeanSquaredError, Adam] partial class Net;"),
        new("AK0006", "MaxBatchSize must be at least 1, but is -2147483648",
            "[{|Network(2, MaxBatchSize = int.MinValue)|}, Dense(1), MeanSquaredError, Adam] partial class Net;"),

        new("AK0007", "'Net' is too large: its parameters take 10,000,100,000 floats or more with the padding of their rows" + Limit,
            "[Network(100_000), Dense(100_000), MeanSquaredError, Adam] partial class {|Net|};"),
        new("AK0007", "'Net' is too large: its parameters take 4,611,686,018,427,387,904 floats or more with the padding of their rows"
            + Limit,
            "[Network(int.MaxValue), Dense(int.MaxValue), MeanSquaredError, Adam] partial class {|Net|};"),
        new("AK0007", "'Net' is too large: its parameters take 2,147,483,600 floats or more with the padding of their rows" + Limit,
            "[Network(134_217_724, MaxBatchSize = 1), Dense(1), MeanSquaredError, Adam] partial class {|Net|};"),
        new("AK0007", "'Net' is too large: its parameters take 2,147,483,680 floats or more with the padding of their rows" + Limit,
            "[Network(134_217_729), Dense(1), MeanSquaredError, Adam] partial class {|Net|};"),
        new("AK0007", "'Net' is too large: its parameters take 4,294,967,296 floats or more with the padding of their rows" + Limit,
            "[Network(1), Dense(int.MaxValue), MeanSquaredError, Adam] partial class {|Net|};"),
        new("AK0007", "'Net' is too large: its parameters take 2,147,483,648 floats or more with the padding of their rows" + Limit,
            "[Network(67_108_863, MaxBatchSize = 1), Dense(32), MeanSquaredError, Adam] partial class {|Net|};"),
        new("AK0007", "'Net' is too large: its parameters take 2,147,483,584 floats or more with the padding of their rows" + Limit,
            "[Network(67_108_861, MaxBatchSize = 1), Dense(32), MeanSquaredError, Adam] partial class {|Net|};"),
        new("AK0007", "'Net' is too large: its parameters take 10,000,600,016 floats or more with the padding of their rows" + Limit,
            "[Network(1), Dense(100_000), Dense(100_000), Dense(3), MeanSquaredError, Adam] partial class {|Net|};"),
        new(
            "AK0007",
            "'Net' is too large: a batch of 32 samples takes 32 floats for its inputs and 5,932,032 or more for the activations and their "
            + "gradients, besides 2,147,766,272 or more for transposed weights" + Limit,
            "[Network(1), Dense(46_321), Dense(46_352), MeanSquaredError, Adam] partial class {|Net|};"),
        new("AK0007", "'Net' is too large: its parameters take 2,147,483,648 floats or more with the padding of their rows" + Limit,
            "[Network(67_108_861, MaxBatchSize = 1), Dense(31, LayerNorm = true), MeanSquaredError, Adam] partial class {|Net|};"),
        new(
            "AK0007",
            "'Net' is too large: a batch of 75,000,000 samples takes 1,200,000,000 floats for its inputs and 2,400,000,000 or more for the "
            + "activations and their gradients" + Limit,
            "[Network(16, MaxBatchSize = 75_000_000), Dense(1), MeanSquaredError, Adam] partial class {|Net|};"),
        new(
            "AK0007",
            "'Net' is too large: a batch of 2,147,483,647 samples takes 2,147,483,647,000 floats for its inputs and 68,719,476,704 or "
            + "more for the activations and their gradients" + Limit,
            "[Network(1000, MaxBatchSize = int.MaxValue), Dense(1), MeanSquaredError, Adam] partial class {|Net|};"),
        new(
            "AK0007",
            "'Net' is too large: a batch of 32 samples takes 4,294,967,296 floats for its inputs and 1,024 or more for the activations "
            + "and their gradients" + Limit,
            "[Network(134_217_728), Dense(1), MeanSquaredError, Adam] partial class {|Net|};"),

        new(
            "AK0007",
            "'Net' is too large: a batch of 26,843,545 samples takes 429,496,720 floats for its inputs and 858,993,440 or more for the "
            + "activations and their gradients" + Limit,
            "[Network(16, MaxBatchSize = 26_843_545), Dense(1), MeanSquaredError, Adam] partial class {|Net|};"),

        new("AK0008", "'Net' needs exactly one loss attribute, but has none",
            "[Network(2), Dense(1), Adam] partial class {|Net|};"),
        new("AK0008", "'Net' needs exactly one loss attribute, but has MeanSquaredError and BinaryCrossEntropy",
            "[Network(2), Dense(1), MeanSquaredError, {|BinaryCrossEntropy|}, Adam] partial class Net;"),

        new("AK0009", "'Net' needs exactly one optimizer attribute, but has none",
            "[Network(2), Dense(1), MeanSquaredError] partial class {|Net|};"),
        new("AK0009", "'Net' needs exactly one optimizer attribute, but has Adam and Sgd and RmsProp",
            "[Network(2), Dense(1), MeanSquaredError, Adam, {|Sgd(Momentum = 0.5)|}, RmsProp] partial class Net;"),

        new("AK0010", $"LearningRate must be {Positive}, but is -0.5", Optimizer("Sgd(LearningRate = -0.5)")),
        new("AK0010", $"LearningRate must be {Positive}, but is NaN", Optimizer("RmsProp(LearningRate = double.NaN)")),
        new("AK0010", $"LearningRate must be {Positive}, but is Infinity", Optimizer("Adam(LearningRate = double.PositiveInfinity)")),
        new("AK0010", $"LearningRate must be {Positive}, but is 1E-50", Optimizer("Adam(LearningRate = 1e-50)")),
        new("AK0010", $"LearningRate must be {Positive}, but is 1E+40", Optimizer("Adam(LearningRate = 1e40)")),
        new("AK0010", $"Beta1 must be {HalfOpen}, but is 1", Optimizer("Adam(Beta1 = 1)")),
        new("AK0010", $"Beta1 must be {HalfOpen}, but is -0.1", Optimizer("Adam(Beta1 = -0.1)")),
        new("AK0010", $"Beta2 must be {HalfOpen}, but is 0.999999999", Optimizer("Adam(Beta2 = 0.999999999)")),
        new("AK0010", $"Momentum must be {HalfOpen}, but is NaN", Optimizer("Sgd(Momentum = double.NaN)")),
        new("AK0010", $"Alpha must be {HalfOpen}, but is 1.5", Optimizer("RmsProp(Alpha = 1.5)")),
        new("AK0010", $"Epsilon must be {Epsilon}, but is 0", Optimizer("Adam(Epsilon = 0)")),
        new("AK0010", $"Epsilon must be {Epsilon}, but is 1E-31", Optimizer("RmsProp(Epsilon = 1e-31)")),
        .. HyperParameterCases.All,

        new(
            "AK0011",
            "Softmax cross-entropy needs at least two outputs, but the last layer has 1; for a single output, use [BinaryCrossEntropy]",
            "[Network(2), Dense(4), Dense(1), {|SoftmaxCrossEntropy|}, Adam] partial class Net;"),

        new(
            "AK0012",
            "SoftmaxCrossEntropy takes logits and applies its own activation: the last layer's activation must be Identity, but is Relu",
            "[Network(2), Dense(4, Activation.Relu), {|SoftmaxCrossEntropy|}, Adam] partial class Net;"),
        new(
            "AK0012",
            "BinaryCrossEntropy takes logits and applies its own activation: the last layer's activation must be Identity, but is Sigmoid",
            "[Network(2), Dense(1, Activation.Sigmoid), {|BinaryCrossEntropy|}, Adam] partial class Net;"),

        new("AK0013", "The layers of 'Net' are declared on several partial declarations, so their order is undefined; put them all on one",
            "[Network(2), Dense(4), MeanSquaredError, Adam] partial class {|Net|};\n[Dense(1)] partial class Net;"),

        new("AK0014", "[Dense] on 'Net' has no effect without [Network]",
            "[{|Dense(4)|}] class Net;"),
        new("AK0014", "[Adam] on 'Net' has no effect without [Network]",
            "[{|Adam(LearningRate = 0.1)|}] class Net;"),
        new("AK0014", "[SoftmaxCrossEntropy] on 'Net' has no effect without [Network]",
            "[{|SoftmaxCrossEntropy|}] class Net;"),

        new("AK0015", "99 is not a value of Activation",
            "[Network(2), {|Dense(4, (Activation)99)|}, Dense(1), MeanSquaredError, Adam] partial class Net;"),
        new("AK0015", "-1 is not a value of Activation",
            "[Network(2), {|Dense(4, (Activation)(-1))|}, Dense(1), MeanSquaredError, Adam] partial class Net;"),

        new("AK0016", FileLocal,
            "[Network(2), Dense(1), MeanSquaredError, Adam] file partial class {|Net|};"),
        new("AK0016", FileLocal,
            "file partial class Outer { [Network(2), Dense(1), MeanSquaredError, Adam] public partial class {|Net|}; }"),

        new("AK0017", $"{Nesterov} 0 and 0", Optimizer("Sgd(Nesterov = true)")),
        new("AK0017", $"{Nesterov} 0 and 0", Optimizer("Sgd(Nesterov = true, Adjustable = true)")),
        new("AK0017", $"{Nesterov} 0 and 0.25", Optimizer("Sgd(Dampening = 0.25, Nesterov = true)")),
        new("AK0017", $"{Nesterov} 0.9 and 0.5", Optimizer("Sgd(Momentum = 0.9, Dampening = 0.5, Nesterov = true)")),
        .. OptionCases.All,
        .. SurroundingsCases.All,
        .. AdviceCases.All,
    ];

    internal static string Optimizer(string attribute) =>
        $$"""[Network(2), Dense(1), MeanSquaredError, {|{{attribute}}|}] partial class Net;""";
}
