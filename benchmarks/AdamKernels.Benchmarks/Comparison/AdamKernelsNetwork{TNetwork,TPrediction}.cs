using AdamKernels.Benchmarks.Networks;
using AdamKernels.Onnx;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Comparison;

/// <summary>A declared network as a contender.</summary>
/// <param name="network">The network.</param>
/// <param name="prediction">Its prediction.</param>
/// <param name="workers">Threads that share its training steps; null for the calling thread alone.</param>
/// <typeparam name="TNetwork">The declared class.</typeparam>
/// <typeparam name="TPrediction">How its prediction is called.</typeparam>
internal sealed class AdamKernelsNetwork<TNetwork, TPrediction>(
    TNetwork network, TPrediction prediction, TrainingWorkers? workers) : AdamKernelsNetwork
    where TNetwork : class, INetwork<TNetwork>
    where TPrediction : struct, IDirectPrediction
{
    private readonly Trainer<TNetwork> _trainer = new(network, workers);
    private readonly int _inputCount = TNetwork.Description.InputCount;
    private readonly int _outputCount = TNetwork.Description.OutputCount;

    public override NetworkDescription Description => TNetwork.Description;

    public override double LearningRate
    {
        set => _trainer.LearningRate = value;
    }

    public override void GetParameters(Span<float> destination) => network.GetParameters(destination);

    public override byte[] ExportOnnx()
    {
        using var model = new MemoryStream();
        OnnxModel.Export(network, model);
        return model.ToArray();
    }

    public override float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => _trainer.Step(inputs, targets);

    public override void Predict(ReadOnlySpan<float> input, Span<float> output) => prediction.Predict(input, output);

    public override void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int inputCount = _inputCount;
        int outputCount = _outputCount;
        while (!inputs.IsEmpty)
        {
            prediction.Predict(inputs[..inputCount], outputs[..outputCount]);
            inputs = inputs[inputCount..];
            outputs = outputs[outputCount..];
        }
    }
}
