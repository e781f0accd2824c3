using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Operators;

/// <summary>The operators of <c>ai.onnx.ml</c> that ML.NET and scikit-learn write for scaled inputs and linear models.</summary>
internal static class PipelineOperators
{
    /// <summary>The operators.</summary>
    public static readonly Dictionary<string, Func<NodeReader, Expression>> All = new()
    {
        ["ai.onnx.ml.Scaler"] = Scaler,
        ["ai.onnx.ml.LinearRegressor"] = LinearRegressor,
    };

    /// <summary>(x - offset) · scale.</summary>
    private static Expression Scaler(NodeReader node)
    {
        if (node.FindValue(0) is not { } operand
            || FindRow(node, "offset", operand.Width) is not { } offset
            || FindRow(node, "scale", operand.Width) is not { } scale)
        {
            return node.Unknown("other attributes than an offset and a scale for each column");
        }

        var distance = new ScaledValue(node.Node, operand, ColumnOperation.Subtract, offset);
        return new ScaledValue(node.Node, distance, ColumnOperation.Multiply, scale);
    }

    private static Expression LinearRegressor(NodeReader node)
    {
        int outputs = (int)Math.Clamp(node.Integer("targets", 1), 1, int.MaxValue);
        if (node.FindValue(0) is not { } operand
            || node.Attribute("coefficients")?.Floats is not { } coefficients
            || coefficients.Count % outputs != 0
            || (node.Attribute("post_transform")?.S.ToStringUtf8() ?? "NONE") != "NONE")
        {
            return node.Unknown("a transform, or without coefficients for each output");
        }

        TensorProto matrix = ShapeOperators.FloatRow(coefficients);
        matrix.Dims.Clear();
        matrix.Dims.Add([outputs, coefficients.Count / outputs]);
        var weights = new DenseWeights(new Tensor(matrix, "coefficients", node.Node), isByOutput: true, factor: 1);
        Tensor? bias = FindRow(node, "intercepts", outputs);
        return bias is null && node.Attribute("intercepts") is not null
            ? node.Unknown("other intercepts than one for each output")
            : new DenseValue(node.Node, operand, weights, bias);
    }

    private static Tensor? FindRow(NodeReader node, string attribute, int width) =>
        node.Attribute(attribute)?.Floats is { } values && values.Count == width
            ? new Tensor(ShapeOperators.FloatRow(values), attribute, node.Node)
            : null;
}
