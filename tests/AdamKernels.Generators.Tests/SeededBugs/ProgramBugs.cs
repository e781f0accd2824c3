namespace AdamKernels.Generators.Tests.SeededBugs;

/// <summary>Faults in the calls of the kernels, and in the places of what they read and write.</summary>
internal static class ProgramBugs
{
    private const string Plain = "Control";
    private const string Options = "Regularized";

    /// <summary>200 samples in tiles.</summary>
    private const string Tiled = "Tiled";

    public static readonly SeededBug[] All =
    [
        new("the biases of another layer", Plain, "Program", "Forward", "At.Biases2", "At.Biases1"),
        new("the biases of another layer in a prediction", Plain, "Program", "Predict", "At.Biases2", "At.Biases1"),
        new("the biases of another layer in a prediction of one", Plain, "Program", "PredictOne", "At.Biases2", "At.Biases1"),
        new(
            "a layer reads its own outputs", Plain, "Program", "Forward",
            "At.Outputs1 + row * 32), ref Unsafe.Add(ref parameters, At.Weights2)",
            "At.Outputs2 + row * 32), ref Unsafe.Add(ref parameters, At.Weights2)"),
        new("weights that are not transposed", Plain, "Program", "BackpropagateAndUpdate", "At.Transposed2", "At.Weights2"),
        new("weights that are not transposed, in four calls", Plain, "Program", "Backpropagate", "At.Transposed2", "At.Weights2"),
        new("weights are transposed once too few", Plain, "Program", "TransposeWeights", "32, 32, 32, ref", "31, 32, 32, ref"),
        new("the second state is the first", Plain, "Program", "BackpropagateAndUpdate", "buffers.State(1)", "buffers.State(0)"),
        new("the second state is the first, in four calls", Plain, "Program", "UpdateParameters", "buffers.State(1)", "buffers.State(0)"),
        new("the second state is the first, on threads", Plain, "Program", "SumGradientsAndUpdate", "buffers.State(1)", "buffers.State(0)"),
        new(
            "the state of another layer", Plain, "Program", "BackpropagateAndUpdate",
            "ref Unsafe.Add(ref m, At.Weights3)",
            "ref Unsafe.Add(ref m, At.Weights2)"),
        new(
            "the gradient of another layer", Plain, "Program", "SumGradients",
            "ref Unsafe.Add(ref g, At.Biases3)",
            "ref Unsafe.Add(ref g, At.Biases2)"),
        new("the derivative at the outputs of another layer", Plain, "Program", "Backpropagate", "At.Outputs1", "At.Outputs2", 1),
        new("the last parameters are not updated", Plain, "Program", "UpdateParameters", "share.Count(0, 1296)", "share.Count(0, 1280)"),
        new("a layer is updated by each thread", Plain, "Program", "SumGradientsAndUpdate", "share.Has(0, 160)", "true"),
        new(
            "beta1 and beta2 swapped in the bias correction", Plain, "Program", "AdvanceStep",
            "beta1: 0.9d, beta2: 0.999d",
            "beta1: 0.999d, beta2: 0.9d"),
        new("another epsilon", Plain, "Program", "AdvanceStep", "1E-08d", "1E-07d"),
        new("outputs overlap the gradient of the layer before", Plain, "Layout", "Outputs1", "Outputs2 = 2176", "Outputs2 = 1664"),
        new("biases overlap the weights", Plain, "Layout", "Weights1", "Biases2 = 1184", "Biases2 = 1152"),
        new("targets overlap the gradient", Plain, "Layout", "Outputs1", "Targets = 6272", "Targets = 5760"),
        new(
            "dropped once more behind the residual connection", Options, "Program", "Forward",
            "TKernels.Forward3(",
            "TKernels.Drop2(ref Unsafe.Add(ref workspace, At.Outputs2 + row * 48), ref Unsafe.Add(ref workspace, "
                + "At.Outputs2 + row * 48), rows, firstRow, dropout); TKernels.Forward3("),
        new("gradients are not dropped", Options, "Program", "Backpropagate", "rows, firstRow, dropout", "0, firstRow, dropout", 2, 1),
        new(
            "the residual connection has no gradient", Options, "Program", "Backpropagate",
            "TKernels.Add2(ref Unsafe.Add(ref workspace, At.OutputGradient2 + row * 48)",
            "TKernels.Add2(ref Unsafe.Add(ref workspace, At.Delta2 + row * 48)"),
        new(
            "gains and shifts swapped", Options, "Program", "Forward",
            "ref Unsafe.Add(ref parameters, At.Gains1), ref Unsafe.Add(ref parameters, At.Shifts1)",
            "ref Unsafe.Add(ref parameters, At.Shifts1), ref Unsafe.Add(ref parameters, At.Gains1)"),
        new("the learning rate of another layer", Options, "Program", "UpdateParameters", "scalars.Scaled(0.5d)", "scalars"),
        new("targets of the first tile", Tiled, "Program", "CalculateLoss", "At.Targets + firstRow * 16", "At.Targets + row * 16"),
        new("each tile starts from 0", Tiled, "Vector256", "WeightGradient2", "if (continues)", "if (rows == 0)", 2, 0),
    ];
}
