using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;
using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Stages;

/// <summary>The standardization of the inputs: (x - mean) / deviation.</summary>
internal sealed class InputScaleStage : Stage
{
    /// <inheritdoc/>
    public override void Write(GraphWriter graph, INetwork network)
    {
        Standardization scale = Prediction.Require(network.InputStandardization, nameof(network.InputStandardization));
        graph.Add("Sub", [graph.AddConstant("input_means", scale.Means, scale.Width)]);
        graph.Add("Div", [graph.AddConstant("input_deviations", scale.Deviations, scale.Width)]);
    }

    /// <inheritdoc/>
    public override void Read(Chain chain, LoadedNetwork loaded) => loaded.InputScale = chain.ReadScale(loaded.InputCount, (scaled, i) =>
    {
        // (x - mean) / deviation is the result of the operations so far.
        double mean = 0, deviation = 1;
        foreach (ScaledValue operation in scaled)
        {
            double number = operation.Columns.GetFloat(i);
            switch (operation.Operation)
            {
                case ColumnOperation.Subtract:
                    mean += number * deviation;
                    break;
                case ColumnOperation.Add:
                    mean -= number * deviation;
                    break;
                case ColumnOperation.Divide:
                    deviation *= number;
                    break;
                default:
                    deviation /= number;
                    break;
            }
        }

        return (mean, deviation);
    });
}
