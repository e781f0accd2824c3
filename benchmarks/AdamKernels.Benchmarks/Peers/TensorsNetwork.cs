using System.Numerics.Tensors;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers.Optimizers;

namespace AdamKernels.Benchmarks.Peers;

/// <summary>
/// The same with System.Numerics.Tensors, used as well as it can be: every loop over numbers that lie side by side is a vectorized
/// primitive, constants are folded, and passes over the parameters work on blocks that stay in the first-level cache.
/// </summary>
/// <param name="shape">The shape.</param>
/// <param name="maxBatchSize">Samples of the largest batch.</param>
/// <param name="parameters">Its parameters in canonical order, copied.</param>
public sealed class TensorsNetwork(NetworkShape shape, int maxBatchSize, ReadOnlySpan<float> parameters)
    : PeerNetwork(shape, maxBatchSize, parameters)
{
    private const int BlockLength = TensorsAdam.BlockLength;

    private readonly float[] _block = new float[BlockLength];

    /// <inheritdoc/>
    protected override void ForwardLayer(LayerShape layer, ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
    {
        ReadOnlySpan<float> weights = Parameters.AsSpan(layer.WeightStart, layer.WeightCount);
        ReadOnlySpan<float> bias = Parameters.AsSpan(layer.BiasStart, layer.Outputs);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> input = inputs.Slice(row * layer.Inputs, layer.Inputs);
            Span<float> output = outputs.Slice(row * layer.Outputs, layer.Outputs);
            for (int o = 0; o < output.Length; o++)
            {
                output[o] = bias[o] + TensorPrimitives.Dot(input, weights.Slice(o * layer.Inputs, layer.Inputs));
            }
        }

        if (!layer.IsLast)
        {
            Span<float> all = outputs[..(rows * layer.Outputs)];
            if (Shape.HiddenActivation == Activation.Tanh)
            {
                TensorPrimitives.Tanh(all, all);
            }
            else
            {
                TensorPrimitives.Max(all, 0, all);
            }
        }
    }

    /// <inheritdoc/>
    protected override float MeanSquaredError(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        TensorPrimitives.Subtract(outputs, targets, gradients);
        float loss = TensorPrimitives.SumOfSquares<float>(gradients) / gradients.Length;
        TensorPrimitives.Multiply(gradients, 2f / gradients.Length, gradients);
        return loss;
    }

    /// <inheritdoc/>
    protected override float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradients, int rows)
    {
        int classes = logits.Length / rows;
        float loss = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> logit = logits.Slice(row * classes, classes);
            ReadOnlySpan<float> target = targets.Slice(row * classes, classes);
            Span<float> gradient = gradients.Slice(row * classes, classes);
            TensorPrimitives.Subtract(logit, TensorPrimitives.Max(logit), gradient);

            // The targets of a row add up to 1, so the logarithm of the sum counts once.
            float logOfLikelihood = TensorPrimitives.Dot(target, gradient);
            TensorPrimitives.Exp(gradient, gradient);
            float sum = TensorPrimitives.Sum<float>(gradient);
            loss += MathF.Log(sum) - logOfLikelihood;
            TensorPrimitives.Multiply(gradient, 1 / (sum * rows), gradient);
            TensorPrimitives.MultiplyAddEstimate(target, -1f / rows, gradient, gradient);
        }

        return loss / rows;
    }

    /// <inheritdoc/>
    protected override void BackwardParameters(LayerShape layer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, int rows)
    {
        Span<float> weightGradients = Gradients.AsSpan(layer.WeightStart, layer.WeightCount);
        Span<float> biasGradients = Gradients.AsSpan(layer.BiasStart, layer.Outputs);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> input = inputs.Slice(row * layer.Inputs, layer.Inputs);
            ReadOnlySpan<float> gradient = outputGradients.Slice(row * layer.Outputs, layer.Outputs);
            TensorPrimitives.Add(biasGradients, gradient, biasGradients);
            for (int o = 0; o < gradient.Length; o++)
            {
                Span<float> sum = weightGradients.Slice(o * layer.Inputs, layer.Inputs);
                TensorPrimitives.MultiplyAddEstimate(input, gradient[o], sum, sum);
            }
        }
    }

    /// <inheritdoc/>
    protected override void BackwardInputs(LayerShape layer, ReadOnlySpan<float> outputGradients, Span<float> inputGradients, int rows)
    {
        ReadOnlySpan<float> weights = Parameters.AsSpan(layer.WeightStart, layer.WeightCount);
        inputGradients.Clear();
        for (int row = 0; row < rows; row++)
        {
            Span<float> sum = inputGradients.Slice(row * layer.Inputs, layer.Inputs);
            ReadOnlySpan<float> gradient = outputGradients.Slice(row * layer.Outputs, layer.Outputs);
            for (int o = 0; o < gradient.Length; o++)
            {
                TensorPrimitives.MultiplyAddEstimate(weights.Slice(o * layer.Inputs, layer.Inputs), gradient[o], sum, sum);
            }
        }
    }

    /// <inheritdoc/>
    protected override void BackwardActivation(ReadOnlySpan<float> activations, Span<float> gradients)
    {
        for (int start = 0; start < gradients.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, gradients.Length - start);
            Span<float> derivative = _block.AsSpan(0, length);
            Span<float> gradient = gradients.Slice(start, length);

            ReadOnlySpan<float> activation = activations.Slice(start, length);
            if (Shape.HiddenActivation == Activation.Tanh)
            {
                TensorPrimitives.Multiply(activation, activation, derivative);
                TensorPrimitives.Subtract(1, derivative, derivative);
            }
            else
            {
                // 1 where the unit is above 0 and 0 where it is 0; a branch per unit would be mispredicted every other time.
                TensorPrimitives.Ceiling(activation, derivative);
                TensorPrimitives.Min(derivative, 1, derivative);
            }

            TensorPrimitives.Multiply(gradient, derivative, gradient);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateParameters(double correction1, double correction2) =>
        TensorsAdam.Update(Parameters, Gradients, FirstMoments, SecondMoments, _block, LearningRate, correction1, correction2);
}
