using AdamKernels.Onnx.Reading;

namespace AdamKernels.Onnx.Algebra;

/// <summary>A normalized row, with its gains and shifts.</summary>
/// <param name="node">The node that computes it.</param>
/// <param name="operand">The row.</param>
/// <param name="isCentered">Whether the mean is subtracted: a LayerNorm, otherwise an RMSNorm.</param>
/// <param name="epsilon">What is added under the root.</param>
/// <param name="gain">The gains; null if all are 1.</param>
/// <param name="shift">The shifts; null if all are 0.</param>
internal sealed class NormalizedValue(OnnxNode? node, Expression operand, bool isCentered, double epsilon, Tensor? gain, Tensor? shift)
    : Expression(node, operand.Width)
{
    /// <summary>Whether the mean is subtracted: a LayerNorm, otherwise an RMSNorm.</summary>
    public bool IsCentered => isCentered;

    /// <summary>What is added under the root.</summary>
    public double Epsilon => epsilon;

    /// <summary>The gains; null if all are 1.</summary>
    public Tensor? Gain => gain;

    /// <summary>The shifts; null if all are 0.</summary>
    public Tensor? Shift => shift;

    /// <inheritdoc/>
    public override Expression Previous => operand;

    /// <inheritdoc/>
    public override string Description => $"{(isCentered ? "LayerNorm" : "RmsNorm")} with epsilon {Text.Number(epsilon)}";

    /// <summary>The same row with gains, if it can have them; otherwise null.</summary>
    public NormalizedValue? WithGain(OnnxNode node, Tensor gains) =>
        gain is null && shift is null ? new(node, operand, isCentered, epsilon, gains, null) : null;

    /// <summary>The same row with shifts, if it can have them; otherwise null.</summary>
    public NormalizedValue? WithShift(OnnxNode node, Tensor shifts) =>
        isCentered && shift is null ? new(node, operand, isCentered, epsilon, gain, shifts) : null;
}
