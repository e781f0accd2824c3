using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.Peers;

/// <summary>
/// The memory of a network and the order of its calculations, which the peers share; how each of them is done is the peer's own.
/// Everything is allocated here, once: a peer is slower for its arithmetic, not for garbage.
/// </summary>
public abstract class PeerNetwork : IContender
{
    private readonly LayerShape[] _layers;
    private readonly float[][] _activations;
    private readonly float[][] _activationGradients;
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    /// <summary>Allocates the network.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="maxBatchSize">Samples of the largest batch.</param>
    /// <param name="parameters">Its parameters in canonical order, copied.</param>
    protected PeerNetwork(NetworkShape shape, int maxBatchSize, ReadOnlySpan<float> parameters)
    {
        Shape = shape;
        _layers = shape.Layers;
        _activations = Array.ConvertAll(_layers, layer => new float[maxBatchSize * layer.Outputs]);
        _activationGradients = Array.ConvertAll(_layers, layer => new float[maxBatchSize * layer.Outputs]);
        Parameters = parameters.ToArray();
        Gradients = new float[shape.ParameterCount];
        FirstMoments = new float[shape.ParameterCount];
        SecondMoments = new float[shape.ParameterCount];
    }

    /// <inheritdoc/>
    public double LearningRate { get; set; } = AdamSettings.LearningRate;

    /// <summary>Gradients of the last step, in canonical order.</summary>
    internal float[] Gradients { get; }

    /// <summary>Parameters in canonical order.</summary>
    internal float[] Parameters { get; }

    /// <summary>The shape.</summary>
    protected NetworkShape Shape { get; }

    /// <summary>Adam's m, in canonical order.</summary>
    protected float[] FirstMoments { get; }

    /// <summary>Adam's v, in canonical order.</summary>
    protected float[] SecondMoments { get; }

    /// <inheritdoc/>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = inputs.Length / Shape.InputCount;
        Forward(inputs, rows);

        int last = _layers.Length - 1;
        int outputs = rows * Shape.OutputCount;
        ReadOnlySpan<float> predicted = _activations[last].AsSpan(0, outputs);
        Span<float> gradients = _activationGradients[last].AsSpan(0, outputs);
        float loss = Shape.Loss == Loss.MeanSquaredError
            ? MeanSquaredError(predicted, targets, gradients)
            : SoftmaxCrossEntropy(predicted, targets, gradients, rows);

        Array.Clear(Gradients);
        for (int i = last; i > 0; i--)
        {
            Span<float> inputGradients = _activationGradients[i - 1].AsSpan(0, rows * _layers[i].Inputs);
            BackwardParameters(_layers[i], _activations[i - 1], _activationGradients[i], rows);
            BackwardInputs(_layers[i], _activationGradients[i], inputGradients, rows);
            BackwardActivation(_activations[i - 1].AsSpan(0, inputGradients.Length), inputGradients);
        }

        // Nobody needs the gradient of the network's inputs.
        BackwardParameters(_layers[0], inputs, _activationGradients[0], rows);

        _beta1Power *= AdamSettings.Beta1;
        _beta2Power *= AdamSettings.Beta2;
        UpdateParameters(1 - _beta1Power, 1 - _beta2Power);
        return loss;
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        Forward(input, rows: 1);
        _activations[^1].AsSpan(0, Shape.OutputCount).CopyTo(output);
    }

    /// <inheritdoc/>
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        while (!inputs.IsEmpty)
        {
            Predict(inputs[..Shape.InputCount], outputs[..Shape.OutputCount]);
            inputs = inputs[Shape.InputCount..];
            outputs = outputs[Shape.OutputCount..];
        }
    }

    /// <summary>
    /// Computes outputs[row, o] = bias[o] + Σ inputs[row, i]·weights[o, i], and applies the network's activation unless the layer is the
    /// last.
    /// </summary>
    protected abstract void ForwardLayer(LayerShape layer, ReadOnlySpan<float> inputs, Span<float> outputs, int rows);

    /// <summary>Computes the mean squared error and its gradient with respect to the outputs.</summary>
    protected abstract float MeanSquaredError(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradients);

    /// <summary>Computes the softmax cross-entropy of logits, averaged over the rows, and its gradient with respect to them.</summary>
    protected abstract float SoftmaxCrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradients, int rows);

    /// <summary>Adds the gradients of a layer's weights and biases to <see cref="Gradients"/>, which are zero.</summary>
    protected abstract void BackwardParameters(LayerShape layer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, int rows);

    /// <summary>Computes inputGradients[row, i] = Σ outputGradients[row, o]·weights[o, i].</summary>
    protected abstract void BackwardInputs(LayerShape layer, ReadOnlySpan<float> outputGradients, Span<float> inputGradients, int rows);

    /// <summary>Multiplies gradients by the derivative of the activation, from its results.</summary>
    protected abstract void BackwardActivation(ReadOnlySpan<float> activations, Span<float> gradients);

    /// <summary>Updates all parameters with Adam.</summary>
    /// <param name="correction1">1 - β1ᵗ.</param>
    /// <param name="correction2">1 - β2ᵗ.</param>
    protected abstract void UpdateParameters(double correction1, double correction2);

    private void Forward(ReadOnlySpan<float> inputs, int rows)
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            ForwardLayer(_layers[i], i == 0 ? inputs : _activations[i - 1], _activations[i], rows);
        }
    }
}
