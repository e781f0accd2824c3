namespace AdamKernels.Onnx.Algebra;

/// <summary>An input of the graph.</summary>
/// <param name="name">Its name.</param>
/// <param name="node">The node that flattens it; null if none does.</param>
/// <param name="width">Columns of one sample.</param>
/// <param name="isMatrix">Whether a sample is one row.</param>
internal sealed class InputValue(string name, OnnxNode? node, int width, bool isMatrix) : Expression(node, width)
{
    /// <summary>Whether a sample is one row, so that the layers can be applied to it.</summary>
    public bool IsMatrix => isMatrix;

    /// <inheritdoc/>
    public override Expression? Previous => null;

    /// <inheritdoc/>
    public override string Description => $"the input {Text.Quote(name)}";

    /// <summary>The input with one row for each sample.</summary>
    public InputValue Flatten(OnnxNode node) => new(name, node, Width, isMatrix: true);
}
