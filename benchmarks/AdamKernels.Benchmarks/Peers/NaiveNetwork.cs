using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers.Optimizers;

namespace AdamKernels.Benchmarks.Peers;

/// <summary>Plain loops, as one writes them from the formulas.</summary>
/// <param name="shape">The shape.</param>
/// <param name="maxBatchSize">Samples of the largest batch.</param>
/// <param name="parameters">Its parameters in canonical order, copied.</param>
public sealed class NaiveNetwork(NetworkShape shape, int maxBatchSize, ReadOnlySpan<float> parameters)
    : PeerNetwork(shape, maxBatchSize, parameters)
{
    /// <inheritdoc/>
    protected override void ForwardLayer(LayerShape layer, ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
    {
        ReadOnlySpan<float> weights = Parameters.AsSpan(layer.WeightStart, layer.WeightCount);
        ReadOnlySpan<float> bias = Parameters.AsSpan(layer.BiasStart, layer.Outputs);
        bool isTanh = Shape.HiddenActivation == Activation.Tanh;
        for (int row = 0; row < rows; row++)
        {
            for (int o = 0; o < layer.Outputs; o++)
            {
                float sum = bias[o];
                for (int i = 0; i < layer.Inputs; i++)
                {
                    sum += inputs[row * layer.Inputs + i] * weights[o * layer.Inputs + i];
                }

                outputs[row * layer.Outputs + o] = layer.IsLast ? sum : isTanh ? MathF.Tanh(sum) : Math.Max(sum, 0);
            }
        }
    }

    /// <inheritdoc/>
    protected override float MeanSquaredError(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        float sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            float difference = outputs[i] - targets[i];
            sum += difference * difference;
            gradients[i] = 2 * difference / outputs.Length;
        }

        return sum / outputs.Length;
    }

    /// <inheritdoc/>
    protected override float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradients, int rows)
    {
        int classes = logits.Length / rows;
        float loss = 0;
        for (int row = 0; row < rows; row++)
        {
            int start = row * classes;
            float largest = logits[start];
            for (int c = 1; c < classes; c++)
            {
                largest = Math.Max(largest, logits[start + c]);
            }

            float sum = 0;
            for (int c = 0; c < classes; c++)
            {
                gradients[start + c] = MathF.Exp(logits[start + c] - largest);
                sum += gradients[start + c];
            }

            float logarithm = MathF.Log(sum);
            for (int c = 0; c < classes; c++)
            {
                loss += targets[start + c] * (logarithm - (logits[start + c] - largest));
                gradients[start + c] = (gradients[start + c] / sum - targets[start + c]) / rows;
            }
        }

        return loss / rows;
    }

    /// <inheritdoc/>
    protected override void BackwardParameters(LayerShape layer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, int rows)
    {
        Span<float> weightGradients = Gradients.AsSpan(layer.WeightStart, layer.WeightCount);
        Span<float> biasGradients = Gradients.AsSpan(layer.BiasStart, layer.Outputs);
        bool isTanh = Shape.HiddenActivation == Activation.Tanh;
        for (int row = 0; row < rows; row++)
        {
            for (int o = 0; o < layer.Outputs; o++)
            {
                float gradient = outputGradients[row * layer.Outputs + o];
                biasGradients[o] += gradient;
                for (int i = 0; i < layer.Inputs; i++)
                {
                    weightGradients[o * layer.Inputs + i] += gradient * inputs[row * layer.Inputs + i];
                }
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
            for (int o = 0; o < layer.Outputs; o++)
            {
                float gradient = outputGradients[row * layer.Outputs + o];
                for (int i = 0; i < layer.Inputs; i++)
                {
                    inputGradients[row * layer.Inputs + i] += gradient * weights[o * layer.Inputs + i];
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override void BackwardActivation(ReadOnlySpan<float> activations, Span<float> gradients)
    {
        bool isTanh = Shape.HiddenActivation == Activation.Tanh;
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] = isTanh ? gradients[i] * (1 - activations[i] * activations[i]) : activations[i] > 0 ? gradients[i] : 0;
        }
    }

    /// <inheritdoc/>
    protected override void UpdateParameters(double correction1, double correction2) =>
        NaiveAdam.Update(Parameters, Gradients, FirstMoments, SecondMoments, LearningRate, correction1, correction2);
}
