using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Operators;

/// <summary>Normalizations of rows.</summary>
internal static class NormalizationOperators
{
    /// <summary>ONNX's epsilon if a node has none, in both operators.</summary>
    private const float DefaultEpsilon = 1e-5f;

    /// <summary>The operators.</summary>
    public static readonly Dictionary<string, Func<NodeReader, Expression>> All = new()
    {
        ["LayerNormalization"] = node => Normalize(node, isCentered: true),
        ["RMSNormalization"] = node => Normalize(node, isCentered: false),
    };

    private static Expression Normalize(NodeReader node, bool isCentered)
    {
        if (!node.IsAlongColumns("axis", -1))
        {
            return node.Unknown("another axis than the columns");
        }

        if (node.FindValue(0) is not { } operand || !IsRow(node.FindTensor(1), operand))
        {
            return node.Unknown("other gains than a constant for each column");
        }

        Tensor? shift = node.FindTensor(2);
        return node.Find(2) is null || (isCentered && IsRow(shift, operand))
            ? new NormalizedValue(node.Node, operand, isCentered, node.Float("epsilon", DefaultEpsilon), node.FindTensor(1), shift)
            : node.Unknown(isCentered ? "other shifts than a constant for each column" : "shifts");
    }

    private static bool IsRow(Tensor? tensor, Expression operand) => tensor is { IsRow: true } && tensor.Count == operand.Width;
}
