using AdamKernels.Runtime;

namespace AdamKernels.Tests.Training.Predictions;

/// <summary>A classifier whose outputs are its inputs, so that a test can choose any logits.</summary>
internal sealed class FixedLogits(int width) : IClassifier
{
    public int InputCount => width;

    public int OutputCount => width;

    public int ParameterCount => 0;

    /// <summary>Runs when the outputs are written.</summary>
    public Action Predicted { get; init; } = () => { };

    LossDescription IProbabilisticNetwork.Loss { get; } =
        new(width == 1 ? "BinaryCrossEntropy" : "SoftmaxCrossEntropy") { OutputsPerDecision = width };

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        inputs.CopyTo(outputs);
        Predicted();
    }

    public void GetParameters(Span<float> destination)
    {
    }

    public void SetParameters(ReadOnlySpan<float> source)
    {
    }
}
