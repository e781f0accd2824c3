using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Operators;

/// <summary>The operators that are read.</summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, Func<NodeReader, Expression>> s_operators = new(
        new[]
        {
            LinearOperators.All, ArithmeticOperators.All, ActivationOperators.All, NormalizationOperators.All, ShapeOperators.All,
            ChoiceOperators.All, PipelineOperators.All,
        }.SelectMany(operators => operators));

    /// <summary>Whether a domain is ONNX's own, which has two names.</summary>
    public static bool IsOwnDomain(string domain) => domain.Length == 0 || domain == "ai.onnx";

    /// <summary>The formula of a node, as a step of a dense network if it completes one.</summary>
    public static Expression Read(NodeReader node) =>
        s_operators.TryGetValue(node.Node.Operator, out Func<NodeReader, Expression>? read)
            ? Recognition.Recognize(read(node))
            : node.Unknown();
}
