using AdamKernels.Benchmarks.Networks;
using AdamKernels.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace AdamKernels.Benchmarks.Peers.Onnx;

/// <summary>
/// The network in ONNX Runtime, one thread, with input and output bound once to memory of the program's own: its shortest way from
/// numbers to numbers.
/// </summary>
internal sealed class OnnxNetwork : IDisposable
{
    /// <summary>The name that exported models give the number of samples.</summary>
    private const string BatchDimension = "batch";

    private readonly SessionOptions _options = new()
    {
        IntraOpNumThreads = 1,
        InterOpNumThreads = 1,
        ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
    };

    private readonly RunOptions _runOptions = new();
    private readonly InferenceSession _session;
    private readonly float[] _input;
    private readonly float[] _output;
    private readonly OrtValue _inputValue;
    private readonly OrtValue _outputValue;
    private readonly OrtIoBinding _binding;

    /// <summary>Makes the network.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="model">The network as an ONNX model.</param>
    public OnnxNetwork(NetworkShape shape, byte[] model)
    {
        // The batch is known, so that the runtime need not provide for others.
        _options.AddFreeDimensionOverrideByName(BatchDimension, 1);
        _session = new InferenceSession(model, _options);
        _input = new float[shape.InputCount];
        _output = new float[shape.OutputCount];
        _inputValue = OrtValue.CreateTensorValueFromMemory(_input, [1, _input.Length]);
        _outputValue = OrtValue.CreateTensorValueFromMemory(_output, [1, _output.Length]);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModel.InputName, _inputValue);
        _binding.BindOutput(OnnxModel.OutputName, _outputValue);
    }

    /// <summary>Predicts one sample.</summary>
    /// <param name="input">The sample.</param>
    /// <param name="output">Receives the outputs.</param>
    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        input.CopyTo(_input);
        _session.RunWithBinding(_runOptions, _binding);
        _output.CopyTo(output);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        _outputValue.Dispose();
        _inputValue.Dispose();
        _session.Dispose();
        _runOptions.Dispose();
        _options.Dispose();
    }
}
