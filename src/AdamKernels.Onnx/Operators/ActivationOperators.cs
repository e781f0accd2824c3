using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Operators;

/// <summary>The activations that ONNX has as operators, for writing and for reading.</summary>
internal static class ActivationOperators
{
    /// <summary>ONNX's default of a GELU: the exact form.</summary>
    private const string Exact = "none";

    private static readonly ActivationOperator[] s_operators =
    [
        new(Activation.Relu, "Relu"),
        new(Activation.Tanh, "Tanh"),
        new(Activation.Sigmoid, "Sigmoid"),
        new(Activation.LeakyRelu, "LeakyRelu") { Alpha = 0.01f },
        new(Activation.Elu, "Elu") { Alpha = 1 },
        new(Activation.Gelu, "Gelu", OperatorSets.Gelu) { Approximate = Exact },
        new(Activation.GeluTanh, "Gelu", OperatorSets.Gelu) { Approximate = "tanh" },
        new(Activation.Softplus, "Softplus"),
        new(Activation.HardSwish, "HardSwish", OperatorSets.HardSwish),
        new(Activation.Mish, "Mish", OperatorSets.Mish),
    ];

    /// <summary>The operators.</summary>
    public static readonly Dictionary<string, Func<NodeReader, Expression>> All =
        s_operators.Select(row => row.Name).Distinct().ToDictionary(name => name, _ => (Func<NodeReader, Expression>)Read);

    /// <summary>The operator of an activation; null if it is written with several.</summary>
    public static ActivationOperator? Find(Activation activation) => s_operators.FirstOrDefault(row => row.Activation == activation);

    private static Expression Read(NodeReader node)
    {
        string approximate = node.Attribute("approximate")?.S.ToStringUtf8() ?? Exact;
        ActivationOperator? fitting = s_operators.FirstOrDefault(row => row.Name == node.Node.Operator
            && (row.Alpha is not { } alpha || Expression.AreClose(node.Float("alpha", alpha), alpha))
            && (row.Approximate ?? approximate) == approximate);
        if (fitting is not null && node.FindValue(0) is { } operand)
        {
            return node.Calculator.Activate(fitting.Activation, operand);
        }

        return node.Attribute("alpha") is { } other
            ? node.Unknown($"alpha {Text.Number(other.F)}")
            : node.Unknown(approximate == Exact ? null : $"approximate {Text.Quote(approximate)}");
    }
}
