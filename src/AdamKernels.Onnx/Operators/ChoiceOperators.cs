using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Operators;

/// <summary>The choice between a softplus and its argument, which newer exporters of PyTorch write as it is defined there.</summary>
internal static class ChoiceOperators
{
    /// <summary>PyTorch's threshold, above which softplus is its argument.</summary>
    private const double SoftplusThreshold = 20;

    private static readonly Calculator s_formula = new(null);

    /// <summary>The operators.</summary>
    public static readonly Dictionary<string, Func<NodeReader, Expression>> All = new()
    {
        ["Greater"] = node => node.FindValue(0) is { } operand && node.FindNumber(1) is { } limit
            ? node.Calculator.Apply("Greater", operand, limit)
            : node.Unknown("other operands than a value and a constant number"),
        ["Where"] = Where,
    };

    private static Expression Where(NodeReader node) =>
        node.FindValue(0) is { } condition && node.FindValue(1) is { } x && node.FindValue(2) is { } softplus
            && condition.IsSame(s_formula.Apply("Greater", x, SoftplusThreshold))
            && softplus.IsSame(s_formula.Activate(Activation.Softplus, x))
                ? softplus
                : node.Unknown("another choice than that of a softplus");
}
