using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Reading;
using DataType = AdamKernels.Onnx.Messages.TensorProto.Types.DataType;

namespace AdamKernels.Onnx.Operators;

/// <summary>Constants, and operators that change nothing in a network of dense layers.</summary>
internal static class ShapeOperators
{
    /// <summary>The operators.</summary>
    public static readonly Dictionary<string, Func<NodeReader, Expression>> All = new()
    {
        ["Constant"] = Constant,
        ["Identity"] = Pass,

        // Its third input may switch training on.
        ["Dropout"] = node => node.Find(2) is null ? Pass(node) : node.Unknown("a training mode"),
        ["Cast"] = node => (DataType)node.Integer("to", 0) is DataType.Float or DataType.Double or DataType.Float16 or DataType.Bfloat16
            ? Pass(node)
            : node.Unknown("another type than a float"),

        // A constant of another type would round the values.
        ["CastLike"] = node => node.Find(1) is not ConstantTensor || node.FindTensor(1) is not null
            ? Pass(node)
            : node.Unknown("another type than a float"),
        ["Flatten"] = node => node.Integer("axis", 1) == 1 ? Flatten(node) : node.Unknown("another axis than 1"),
        ["Reshape"] = Reshape,
        ["Transpose"] = Transpose,
    };

    private static Expression Pass(NodeReader node) => node.Find(0) ?? node.Unknown();

    private static Expression Flatten(NodeReader node) =>
        node.Find(0) is InputValue { IsMatrix: false } input ? input.Flatten(node.Node) : Pass(node);

    private static Expression Reshape(NodeReader node)
    {
        if (node.FindValue(0) is not { } operand)
        {
            return node.Unknown("a constant");
        }

        // 0 keeps the length of the batch, -1 is what is left.
        return node.FindIntegers(1) is [var rows, var columns] && (columns == operand.Width || (rows == 0 && columns == -1))
            ? Flatten(node)
            : node.Unknown($"another shape than rows of {operand.Width}");
    }

    private static Expression Transpose(NodeReader node) =>
        node.FindTensor(0) is { IsMatrix: true } matrix && (node.Attribute("perm")?.Ints is null or [1, 0])
            ? new ConstantTensor(matrix.Transpose(), node.Node)
            : node.Unknown();

    private static Expression Constant(NodeReader node)
    {
        TensorProto? message = node.Attribute("value") is { T: { } tensor } ? tensor
            : node.Attribute("value_float") is { } number ? new TensorProto { DataType = DataType.Float, FloatData = { number.F } }
            : node.Attribute("value_floats") is { } numbers ? FloatRow(numbers.Floats)
            : node.Attribute("value_int") is { } integer ? new TensorProto { DataType = DataType.Int64, Int64Data = { integer.I } }
            : node.Attribute("value_ints") is { } integers
                ? new TensorProto { DataType = DataType.Int64, Dims = { integers.Ints.Count }, Int64Data = { integers.Ints } }
            : null;
        return message is null ? node.Unknown() : new ConstantTensor(new Tensor(message, node.Node.Name, node.Node), node.Node);
    }

    /// <summary>A constant row.</summary>
    public static TensorProto FloatRow(ICollection<float> values) =>
        new() { DataType = DataType.Float, Dims = { values.Count }, FloatData = { values } };
}
