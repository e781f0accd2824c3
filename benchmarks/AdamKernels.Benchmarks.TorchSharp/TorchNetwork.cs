using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Loss = AdamKernels.Benchmarks.Networks.Loss;

namespace AdamKernels.Benchmarks.TorchSharp;

/// <summary>The same network with TorchSharp: a <c>Sequential</c> of linear layers and activations, and <c>torch.optim.Adam</c>.</summary>
internal sealed class TorchNetwork : IContender, IDisposable
{
    private readonly NetworkShape _shape;
    private readonly Sequential _model;
    private readonly Adam _optimizer;

    /// <summary>Makes the network.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="parameters">Its parameters in canonical order, copied.</param>
    public TorchNetwork(NetworkShape shape, float[] parameters)
    {
        _shape = shape;
        _model = nn.Sequential();
        foreach (LayerShape layer in shape.Layers)
        {
            Linear linear = nn.Linear(layer.Inputs, layer.Outputs);
            CopyTo(linear.weight!, parameters.AsSpan(layer.WeightStart, layer.WeightCount));
            CopyTo(linear.bias!, parameters.AsSpan(layer.BiasStart, layer.Outputs));
            Append(linear);
            if (!layer.IsLast)
            {
                Append(shape.HiddenActivation == Activation.Tanh ? nn.Tanh() : nn.ReLU());
            }
        }

        _optimizer = optim.Adam(
            _model.parameters(), AdamSettings.LearningRate, AdamSettings.Beta1, AdamSettings.Beta2, AdamSettings.Epsilon);
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        set
        {
            foreach (var group in _optimizer.ParamGroups)
            {
                group.LearningRate = value;
            }
        }
    }

    /// <summary>The tensors of a batch: as a program that trains keeps its data.</summary>
    /// <param name="data">The batch.</param>
    public (Tensor Inputs, Tensor Targets) CreateTensors(SampleData data) => CreateTensors(data.Inputs, data.Targets);

    /// <summary>Runs one training step.</summary>
    /// <param name="inputs">The batch.</param>
    /// <param name="targets">Its targets, for softmax cross-entropy the classes.</param>
    public float Step(Tensor inputs, Tensor targets)
    {
        using DisposeScope scope = NewDisposeScope();
        _optimizer.zero_grad();
        Tensor outputs = _model.forward(inputs);
        Tensor loss = _shape.Loss == Loss.MeanSquaredError
            ? nn.functional.mse_loss(outputs, targets)
            : nn.functional.cross_entropy(outputs, targets);
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }

    /// <inheritdoc/>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        (Tensor inputTensor, Tensor targetTensor) = CreateTensors(inputs.ToArray(), targets.ToArray());
        using (inputTensor)
        using (targetTensor)
        {
            return Step(inputTensor, targetTensor);
        }
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> input, Span<float> output) => PredictEach(input, output);

    /// <inheritdoc/>
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = inference_mode();
        for (int start = 0; start < inputs.Length; start += _shape.InputCount)
        {
            Tensor input = tensor(inputs.Slice(start, _shape.InputCount).ToArray()).reshape(1, _shape.InputCount);
            _model.forward(input).data<float>().ToArray().CopyTo(outputs[(start / _shape.InputCount * _shape.OutputCount)..]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }

    private static void CopyTo(Parameter parameter, ReadOnlySpan<float> values)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = no_grad();
        parameter.copy_(tensor(values.ToArray()).reshape(parameter.shape));
    }

    private void Append(nn.Module<Tensor, Tensor> module) => _model.append($"{_model.Count}", module);

    private (Tensor Inputs, Tensor Targets) CreateTensors(float[] inputs, float[] targets)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor target = tensor(targets).reshape(-1, _shape.OutputCount);
        if (_shape.Loss == Loss.SoftmaxCrossEntropy)
        {
            target = target.argmax(1);
        }

        return (tensor(inputs).reshape(-1, _shape.InputCount).MoveToOuterDisposeScope(), target.MoveToOuterDisposeScope());
    }
}
