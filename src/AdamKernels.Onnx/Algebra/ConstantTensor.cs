using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Algebra;

/// <summary>An initializer of the graph, or another constant.</summary>
/// <param name="tensor">The constant.</param>
/// <param name="node">The node that computes it; null for an initializer.</param>
internal sealed class ConstantTensor(Tensor tensor, OnnxNode? node) : Expression(node, 1)
{
    /// <summary>The constant.</summary>
    public Tensor Tensor => tensor;

    /// <inheritdoc/>
    public override Expression? Previous => null;

    /// <inheritdoc/>
    public override Expression? Root => null;

    /// <inheritdoc/>
    public override bool IsStep => false;

    /// <inheritdoc/>
    public override bool IsConstant => true;

    /// <inheritdoc/>
    public override string Description => $"the constant {Text.Quote(tensor.Name)}";
}
