using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Algebra;

/// <summary>The sums of a dense layer: x · Wᵀ + b.</summary>
/// <param name="node">The node that computes it.</param>
/// <param name="operand">x.</param>
/// <param name="weights">W.</param>
/// <param name="bias">b; null if nothing is added.</param>
internal sealed class DenseValue(OnnxNode? node, Expression operand, DenseWeights weights, Tensor? bias)
    : Expression(node, weights.Outputs)
{
    /// <summary>W.</summary>
    public DenseWeights Weights => weights;

    /// <summary>b; null if nothing is added.</summary>
    public Tensor? Bias => bias;

    /// <summary>The factor of b.</summary>
    public float BiasFactor { get; init; } = 1;

    /// <summary>x.</summary>
    public override Expression Previous => operand;

    /// <inheritdoc/>
    public override string Description => $"a dense layer with {Text.Count(weights.Inputs, "input")} and {Text.Count(Width, "output")}";

    /// <summary>The same sums with a bias.</summary>
    public DenseValue WithBias(OnnxNode node, Tensor bias) => new(node, operand, weights, bias);
}
