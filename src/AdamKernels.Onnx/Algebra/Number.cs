namespace AdamKernels.Onnx.Algebra;

/// <summary>A constant that applies to all columns.</summary>
/// <param name="value">The number.</param>
/// <param name="node">The node that computes it; null if none does.</param>
internal sealed class Number(double value, OnnxNode? node = null) : Expression(node, 1)
{
    /// <summary>The number.</summary>
    public double Value => value;

    /// <inheritdoc/>
    public override Expression? Previous => null;

    /// <inheritdoc/>
    public override Expression? Root => null;

    /// <inheritdoc/>
    public override bool IsStep => false;

    /// <inheritdoc/>
    public override bool IsConstant => true;

    /// <inheritdoc/>
    public override string Description => $"the number {Text.Number(value)}";
}
