namespace AdamKernels.Onnx.Algebra;

/// <summary>A value that is no formula of a dense network.</summary>
/// <param name="node">The node that computes it.</param>
/// <param name="operands">What it is computed from.</param>
/// <param name="description">What it is.</param>
internal sealed class UnknownValue(OnnxNode node, IEnumerable<Expression> operands, string description) : Expression(node, 1)
{
    /// <inheritdoc/>
    public override Expression? Previous { get; } = LatestOf(operands);

    /// <inheritdoc/>
    public override string Description => description;
}
