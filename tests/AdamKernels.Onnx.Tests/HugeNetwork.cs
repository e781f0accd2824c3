using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Tests;

/// <summary>Declares parameters of 2 GiB and has none: what an export may know before it reads them.</summary>
internal sealed class HugeNetwork : INetwork<HugeNetwork>
{
    public static NetworkDescription Description { get; } = new()
    {
        Model = "8191-65536",
        Training = "",
        Layers = [new LayerDescription(8191, 65_536, Activation.Identity, [])],
        Loss = new LossDescription("MeanSquaredError"),
        MaxBatchSize = 1,
        BufferLength = 0,
        StateCount = 0,
        TrainedLength = 0,
        Work = default,
        WorkspaceLength = 0,
        InputOffset = 0,
        OutputOffset = 0,
        TargetOffset = 0,
        OutputGradientOffset = 0,
        OutputStride = 0,
        LearningRate = 1,
        ParameterCount = 8192 * 65_536,
    };

    public static NetworkProgram Program => throw new NotSupportedException();

    public AlignedBuffer Parameters => throw new NotSupportedException();

    public int InputCount => Description.InputCount;

    public int OutputCount => Description.OutputCount;

    public int ParameterCount => Description.ParameterCount;

    public static HugeNetwork Create() => new();

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void GetParameters(Span<float> destination) => throw new NotSupportedException();

    public void SetParameters(ReadOnlySpan<float> source) => throw new NotSupportedException();
}
