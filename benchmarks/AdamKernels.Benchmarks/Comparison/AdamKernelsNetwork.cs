using AdamKernels.Benchmarks.Networks;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Comparison;

/// <summary>A declared network as a contender.</summary>
public abstract class AdamKernelsNetwork : IContender
{
    /// <summary>What the generator says of the network.</summary>
    public abstract NetworkDescription Description { get; }

    /// <inheritdoc/>
    public abstract double LearningRate { set; }

    /// <summary>Copies all parameters in canonical order.</summary>
    /// <param name="destination">Receives as many floats as the network has parameters.</param>
    public abstract void GetParameters(Span<float> destination);

    /// <summary>The network as an ONNX model.</summary>
    public abstract byte[] ExportOnnx();

    /// <inheritdoc/>
    public abstract float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <inheritdoc/>
    public abstract void Predict(ReadOnlySpan<float> input, Span<float> output);

    /// <inheritdoc/>
    public abstract void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs);
}
