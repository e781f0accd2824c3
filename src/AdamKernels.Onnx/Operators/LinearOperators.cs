using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Operators;

/// <summary>Products of rows with a constant matrix.</summary>
internal static class LinearOperators
{
    /// <summary>The operators.</summary>
    public static readonly Dictionary<string, Func<NodeReader, Expression>> All = new()
    {
        ["Gemm"] = Gemm,
        ["MatMul"] = MatMul,
    };

    private static Expression Gemm(NodeReader node)
    {
        if (node.FindValue(0) is not { } operand || node.FindTensor(1) is not { IsMatrix: true } matrix)
        {
            return node.Unknown("other operands than a value and a constant matrix");
        }

        if (node.Integer("transA", 0) != 0)
        {
            return node.Unknown("transA");
        }

        var weights = new DenseWeights(matrix, node.Integer("transB", 0) != 0, node.Float("alpha", 1));
        Tensor? bias = node.FindTensor(2);
        bool isBias = bias is null ? node.Find(2) is null : bias.Count == 1 || (bias.IsRow && bias.Count == weights.Outputs);
        return isBias
            ? new DenseValue(node.Node, operand, weights, bias) { BiasFactor = node.Float("beta", 1) }
            : node.Unknown($"no constant row of {weights.Outputs} as C");
    }

    private static Expression MatMul(NodeReader node) =>
        node.FindValue(0) is { } operand && node.FindTensor(1) is { IsMatrix: true } matrix
            ? new DenseValue(node.Node, operand, new DenseWeights(matrix, isByOutput: false, factor: 1), bias: null)
            : node.Unknown("other operands than a value and a constant matrix");
}
