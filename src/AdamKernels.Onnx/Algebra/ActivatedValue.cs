namespace AdamKernels.Onnx.Algebra;

/// <summary>An activation of a value.</summary>
/// <param name="node">The node that computes it.</param>
/// <param name="operand">The value.</param>
/// <param name="activation">The activation.</param>
internal sealed class ActivatedValue(OnnxNode? node, Expression operand, Activation activation) : Expression(node, operand.Width)
{
    /// <summary>The activation.</summary>
    public Activation Activation => activation;

    /// <inheritdoc/>
    public override Expression Previous => operand;

    /// <inheritdoc/>
    public override string Description => $"the activation {activation}";

    /// <inheritdoc/>
    protected override bool HasSameForm(Expression rule) =>
        rule is ActivatedValue value && value.Activation == Activation && Previous.IsSame(value.Previous);
}
