using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Operators;

/// <summary>Operators on each column, and the means of rows.</summary>
internal static class ArithmeticOperators
{
    /// <summary>The operators.</summary>
    public static readonly Dictionary<string, Func<NodeReader, Expression>> All = new()
    {
        ["Add"] = node => Combine(node, ColumnOperation.Add, node.Calculator.Add),
        ["Sub"] = node => Combine(node, ColumnOperation.Subtract, node.Calculator.Subtract),
        ["Mul"] = node => Combine(node, ColumnOperation.Multiply, node.Calculator.Multiply),
        ["Div"] = node => Combine(node, ColumnOperation.Divide, node.Calculator.Divide),
        ["Neg"] = node => Apply(node, x => node.Calculator.Multiply(new Number(-1), x)),
        ["Sqrt"] = node => Apply(node, x => node.Calculator.Power(x, 0.5)),
        ["Reciprocal"] = node => Apply(node, x => node.Calculator.Power(x, -1)),
        ["Pow"] = node => node.FindNumber(1) is { } exponent
            ? Apply(node, x => node.Calculator.Power(x, exponent))
            : node.Unknown("an exponent that is no constant number"),
        ["Exp"] = node => Apply(node, x => node.Calculator.Apply("Exp", x)),
        ["Log"] = node => Apply(node, x => node.Calculator.Apply("Log", x)),
        ["Erf"] = node => Apply(node, x => node.Calculator.Apply("Erf", x)),
        ["HardSigmoid"] = node =>
            Apply(node, x => node.Calculator.Apply("HardSigmoid", x, node.Float("alpha", 0.2f), node.Float("beta", 0.5f))),
        ["Clip"] = Clip,
        ["ReduceMean"] = Mean,
        ["Softmax"] = Softmax,
        ["LogSoftmax"] = Softmax,
    };

    private static Expression Apply(NodeReader node, Func<Expression, Expression> function) =>
        FindOperand(node, 0) is { } operand ? function(operand) : node.Unknown("a constant");

    /// <summary>Two values, or a value and a constant that has a number for each column or for all.</summary>
    private static Expression Combine(NodeReader node, ColumnOperation operation, Func<Expression, Expression, Expression> calculate)
    {
        if (FindColumns(node, 1, of: 0) is { } right)
        {
            return WithColumns(node, node.Find(0)!, operation, right);
        }

        if (operation is ColumnOperation.Add or ColumnOperation.Multiply && FindColumns(node, 0, of: 1) is { } left)
        {
            return WithColumns(node, node.Find(1)!, operation, left);
        }

        return FindOperand(node, 0) is { } a && FindOperand(node, 1) is { } b
            ? calculate(a, b)
            : node.Unknown("a constant that is no number and has no number for each column");
    }

    private static Expression WithColumns(NodeReader node, Expression value, ColumnOperation operation, Tensor columns) =>
        (value, operation) switch
        {
            (DenseValue { Bias: null } dense, ColumnOperation.Add) => dense.WithBias(node.Node, columns),
            (NormalizedValue row, ColumnOperation.Add) => row.WithShift(node.Node, columns),
            (NormalizedValue row, ColumnOperation.Multiply) => row.WithGain(node.Node, columns),
            _ => (Expression?)null,
        }
        ?? new ScaledValue(node.Node, value, operation, columns);

    /// <summary>A constant with a number for each column of the other operand; null if the operand is none.</summary>
    /// <remarks>A single number in the middle of a formula, such as an epsilon beside a mean, is a number.</remarks>
    private static Tensor? FindColumns(NodeReader node, int index, int of) =>
        node.FindValue(of) is { } value && node.FindTensor(index) is { IsRow: true } row
            && row.Count == value.Width && (value.IsStep || row.Count > 1)
            ? row
            : null;

    /// <summary>An operand that formulas are made of; null for one that is left out and a constant of several numbers.</summary>
    private static Expression? FindOperand(NodeReader node, int index) => node.Find(index) switch
    {
        ConstantTensor => node.FindNumber(index) is { } number ? new Number(number) : null,
        var value => value,
    };

    private static Expression Clip(NodeReader node)
    {
        double? low = node.Attribute("min")?.F ?? node.FindNumber(1), high = node.Attribute("max")?.F ?? node.FindNumber(2);
        if ((low is null && node.Find(1) is not null) || (high is null && node.Find(2) is not null))
        {
            return node.Unknown("limits that are no constant numbers");
        }

        bool isRelu = low == 0 && high is null or >= float.MaxValue;
        return Apply(node, x => isRelu
            ? node.Calculator.Activate(Activation.Relu, x)
            : node.Calculator.Apply("Clip", x, low ?? double.NegativeInfinity, high ?? double.PositiveInfinity));
    }

    private static Expression Mean(NodeReader node)
    {
        long[]? axes = node.Attribute("axes") is { } attribute ? [.. attribute.Ints] : node.FindIntegers(1);
        return axes is [1 or -1] && node.Integer("keepdims", 1) == 1
            ? Apply(node, node.Calculator.Mean)
            : node.Unknown("other axes than the columns");
    }

    private static Expression Softmax(NodeReader node) => node.IsAlongColumns("axis", -1)
        ? Apply(node, x => node.Calculator.Apply(node.Node.Operator, x))
        : node.Unknown("another axis than the columns");
}
