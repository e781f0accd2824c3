using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;
using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Stages;

/// <summary>The way back from standardized targets: y · deviation + mean.</summary>
internal sealed class TargetScaleStage : Stage
{
    /// <inheritdoc/>
    public override void Write(GraphWriter graph, INetwork network)
    {
        Standardization scale = Prediction.Require(network.TargetStandardization, nameof(network.TargetStandardization));
        graph.Add("Mul", [graph.AddConstant("target_deviations", scale.Deviations, scale.Width)]);
        graph.Add("Add", [graph.AddConstant("target_means", scale.Means, scale.Width)]);
    }

    /// <inheritdoc/>
    public override void Read(Chain chain, LoadedNetwork loaded) => loaded.TargetScale = chain.ReadScale(loaded.OutputCount, (scaled, i) =>
    {
        // y · deviation + mean is the result of the operations so far.
        double mean = 0, deviation = 1;
        foreach (ScaledValue operation in scaled)
        {
            double number = operation.Columns.GetFloat(i);
            (mean, deviation) = operation.Operation switch
            {
                ColumnOperation.Add => (mean + number, deviation),
                ColumnOperation.Subtract => (mean - number, deviation),
                ColumnOperation.Multiply => (mean * number, deviation * number),
                _ => (mean / number, deviation / number),
            };
        }

        return (mean, deviation);
    });
}
