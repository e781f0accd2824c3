using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Messages;

namespace AdamKernels.Onnx.Reading;

/// <summary>A node with what it is applied to.</summary>
/// <param name="node">What errors call it.</param>
/// <param name="message">The node.</param>
/// <param name="operands">Its inputs; null for one that is left out.</param>
internal sealed class NodeReader(OnnxNode node, NodeProto message, Expression?[] operands)
{
    /// <summary>What errors call it.</summary>
    public OnnxNode Node => node;

    /// <summary>Computes in the name of the node.</summary>
    public Calculator Calculator { get; } = new(node);

    /// <summary>An input; null if it is left out.</summary>
    public Expression? Find(int index) => index < operands.Length ? operands[index] : null;

    /// <summary>An input that depends on the samples; null if it is left out or a constant.</summary>
    public Expression? FindValue(int index) => Find(index) is { IsConstant: false } value ? value : null;

    /// <summary>An input that is a constant of floats; null if it is not.</summary>
    public Tensor? FindTensor(int index) => Find(index) is ConstantTensor constant && constant.Tensor.IsFloat ? constant.Tensor : null;

    /// <summary>The integers of an input that is a constant; null if it is not.</summary>
    public long[]? FindIntegers(int index) =>
        Find(index) is ConstantTensor constant && constant.Tensor.IsInteger ? constant.Tensor.GetIntegers() : null;

    /// <summary>An input that is a single number; null if it is not.</summary>
    public double? FindNumber(int index) => Find(index) is Number number ? number.Value
        : FindTensor(index) is { Count: 1 } tensor ? tensor.GetFloat(0)
        : null;

    /// <summary>An attribute; null if the node does not have it.</summary>
    public AttributeProto? Attribute(string name) => message.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>An attribute that is a float.</summary>
    public float Float(string name, float missing) => Attribute(name)?.F ?? missing;

    /// <summary>An attribute that is an integer.</summary>
    public long Integer(string name, long missing) => Attribute(name)?.I ?? missing;

    /// <summary>Whether an attribute says that an operator works on the columns.</summary>
    public bool IsAlongColumns(string name, long missing) => Integer(name, missing) is 1 or -1;

    /// <summary>A value that is no step of a dense network.</summary>
    /// <param name="detail">What it is that does not fit, such as <c>transA</c>; null if it is the operator itself.</param>
    public Expression Unknown(string? detail = null) => new UnknownValue(
        node, operands.OfType<Expression>(), detail is null ? Text.Shorten(node.Operator) : $"{Text.Shorten(node.Operator)} with {detail}");
}
