using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Algebra;

/// <summary>A row of which each column is combined with a number of its own, as in a standardization.</summary>
/// <param name="node">The node that computes it.</param>
/// <param name="operand">The row.</param>
/// <param name="operation">How.</param>
/// <param name="columns">The numbers.</param>
internal sealed class ScaledValue(OnnxNode node, Expression operand, ColumnOperation operation, Tensor columns)
    : Expression(node, operand.Width)
{
    /// <summary>How the numbers are combined with the columns.</summary>
    public ColumnOperation Operation => operation;

    /// <summary>The numbers.</summary>
    public Tensor Columns => columns;

    /// <inheritdoc/>
    public override Expression Previous => operand;

    /// <inheritdoc/>
    public override string Description => $"{Node!.Operator} with a number for each column";
}
