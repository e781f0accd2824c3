using System.Numerics.Tensors;

namespace AdamKernels.Benchmarks.Peers.Optimizers;

/// <summary>Adam with System.Numerics.Tensors, in blocks that stay in the first-level cache from one primitive to the next.</summary>
/// <param name="parameters">The parameters, updated in place.</param>
/// <param name="learningRate">Learning rate.</param>
public sealed class TensorsAdam(float[] parameters, double learningRate) : IAdam
{
    /// <summary>Five arrays of this length together take 20 KiB.</summary>
    internal const int BlockLength = 1024;

    private readonly float[] _firstMoments = new float[parameters.Length];
    private readonly float[] _secondMoments = new float[parameters.Length];
    private readonly float[] _block = new float[BlockLength];
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    /// <inheritdoc/>
    public float[] Parameters => parameters;

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<float> gradients)
    {
        _beta1Power *= AdamSettings.Beta1;
        _beta2Power *= AdamSettings.Beta2;
        Update(parameters, gradients, _firstMoments, _secondMoments, _block, learningRate, 1 - _beta1Power, 1 - _beta2Power);
    }

    /// <summary>One update.</summary>
    /// <param name="allParameters">The parameters.</param>
    /// <param name="allGradients">Their gradients.</param>
    /// <param name="firstMoments">First moments.</param>
    /// <param name="secondMoments">Second moments.</param>
    /// <param name="block">Memory for <see cref="BlockLength"/> floats.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="correction1">1 - β1ᵗ.</param>
    /// <param name="correction2">1 - β2ᵗ.</param>
    internal static void Update(
        Span<float> allParameters,
        ReadOnlySpan<float> allGradients,
        Span<float> firstMoments,
        Span<float> secondMoments,
        Span<float> block,
        double learningRate,
        double correction1,
        double correction2)
    {
        const float oneMinusBeta1 = (float)(1 - AdamSettings.Beta1);
        const float oneMinusBeta2 = (float)(1 - AdamSettings.Beta2);

        // The corrections folded into step size and epsilon save two passes.
        double root = Math.Sqrt(correction2);
        float stepSize = (float)(-learningRate * root / correction1);
        float epsilon = (float)(AdamSettings.Epsilon * root);
        for (int start = 0; start < allParameters.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, allParameters.Length - start);
            ReadOnlySpan<float> gradients = allGradients.Slice(start, length);
            Span<float> parameters = allParameters.Slice(start, length);
            Span<float> m = firstMoments.Slice(start, length);
            Span<float> v = secondMoments.Slice(start, length);
            Span<float> direction = block[..length];
            TensorPrimitives.Lerp(m, gradients, oneMinusBeta1, m);
            TensorPrimitives.Multiply(gradients, gradients, direction);
            TensorPrimitives.Lerp(v, direction, oneMinusBeta2, v);
            TensorPrimitives.Sqrt(v, direction);
            TensorPrimitives.Add(direction, epsilon, direction);
            TensorPrimitives.Divide(m, direction, direction);
            TensorPrimitives.MultiplyAddEstimate(direction, stepSize, parameters, parameters);
        }
    }
}
