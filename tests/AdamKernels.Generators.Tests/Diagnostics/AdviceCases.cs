namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>Arguments that the generator cannot know, and numbers that other ones would serve better than.</summary>
internal static class AdviceCases
{
    public static readonly DiagnosticCase[] All =
    [
        new("AK0034", Unknown("Net.InputCount"),
            "[Network({|Net.InputCount|}), Dense(1), MeanSquaredError, Adam] partial class Net;"),
        new("AK0034", Unknown("2 * Net.MaxBatchSize"),
            "[Network(2, MaxBatchSize = {|2 * Net.MaxBatchSize|}), Dense(1), MeanSquaredError, Adam] partial class Net;"),
        new("AK0034", Unknown("Net.OutputCount"),
            "[Network(2), Dense(outputs: {|Net.OutputCount|}), Dense(1), MeanSquaredError, Adam] partial class Net;"),

        new("AK0034", Unknown("Missing"),
            "[Network(2), Dense(2), SoftmaxCrossEntropy(ClassWeights = new[] { 1.0, {|Missing|} }), Adam] partial class Net;"),

        new("AK0034", Unknown("Absent"),
            "[Network(2), Dense(2), SoftmaxCrossEntropy(ClassWeights = [1, 2], LabelSmoothing = {|Absent|}), Adam] partial class Net;"),

        new("AK0034", Unknown("Missing"),
            "[Network(2), Dense(2), BinaryCrossEntropy(PositiveWeights = new[] { 1.0, {|Missing|} }), Adam] partial class Net;"),
        new("AK0034", Unknown("new double[2]"),
            "[Network(2), Dense(2), BinaryCrossEntropy(PositiveWeights = {|new double[2]|}), Adam] partial class Net;"),

        new("AK0035", Idle(63, 64, "layer 1", 64, "5,168 operations on 16 floats instead of 5,136"),
            "[Network(4), Dense({|63|}), Dense(2), MeanSquaredError, Adam] partial class Net;"),
        new("AK0035", Idle(65, 80, "layer 1", 64, "5,168 operations on 16 floats instead of 5,728"),
            "[Network(4), Dense({|65|}), Dense(2), MeanSquaredError, Adam] partial class Net;"),
        new("AK0035", Idle(15, 16, "layers 1, 2", 16, "4,144 operations on 16 floats instead of 3,996"),
            "[Network(4), Dense({|15|}), Dense(15, Residual = true), Dense(2), MeanSquaredError, Adam] partial class Net;"),
        new("AK0036", Small(4, "layer 2", "256 of its 3,816"),
            "[Network(4, MaxBatchSize = {|4|}), Dense(32), Dense(32), Dense(2), MeanSquaredError, Adam] partial class Net;"),
        new("AK0036", Small(7, "layers 1, 2", "288 of its 3,936"),
            "[Network(4, MaxBatchSize = {|7|}, ComputeInputGradients = true), Dense(32), Dense(32), MeanSquaredError, Adam] partial class "
            + "Net;"),
    ];

    private static string Unknown(string argument) => $"The generator needs the value of '{argument}', which is no constant or comes from "
        + "generated code, which does not exist yet";

    private static string Idle(int width, int lanes, string layers, int better, string operations) =>
        $"The kernels of {layers} compute {lanes} lanes for {width} outputs; "
        + $"with {better} outputs, a step of 32 samples takes {operations}";

    private static string Small(int samples, string layers, string operations) =>
        $"With at most {samples} samples in a batch, the input gradient of {layers} is summed as dot products; from 8 on, a step "
        + $"transposes the weights, with {operations} operations on 16 floats, and computes whole tiles";
}
