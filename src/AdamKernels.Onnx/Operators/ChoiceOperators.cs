using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Operators;

/// <summary>The choice between a softplus and its argument, which newer exporters of PyTorch write as it is defined there.</summary>
internal static class ChoiceOperators
{
    /// <summary>PyTorch's threshold, above which softplus is its argument.</summary>
    private const double SoftplusThreshold = 20;

    /// <summary>The operators.</summary>
    public static readonly Dictionary<string, Func<NodeReader, Expression>> All = new()
    {
        ["Greater"] = node => node.Find(0) is { IsConstant: false } operand && node.FindNumber(1) is { } limit
            ? node.Calculator.Apply("Greater", operand, limit)
            : node.Unknown("other operands than a value and a constant number"),
        ["Where"] = Where,
    };

    private static Expression Where(NodeReader node) =>
        node.Find(0) is Function { Name: "Greater", Numbers: [SoftplusThreshold] } condition
            && ReferenceEquals(node.Find(1), condition.Operand)
            && node.Find(2) is ActivatedValue { Activation: Activation.Softplus } softplus
            && ReferenceEquals(softplus.Previous, condition.Operand)
                ? softplus
                : node.Unknown("another choice than that of a softplus");
}
