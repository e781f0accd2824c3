using AdamKernels.Benchmarks.Networks;
using Microsoft.ML.OnnxRuntime;

namespace AdamKernels.Benchmarks.Peers.Onnx;

/// <summary>
/// The network in ONNX Runtime, one thread, with input and output bound once to memory of the program's own: its shortest way from
/// numbers to numbers.
/// </summary>
internal sealed class OnnxNetwork : IDisposable
{
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
    /// <param name="parameters">Its parameters in canonical order.</param>
    public OnnxNetwork(NetworkShape shape, float[] parameters)
    {
        _session = new InferenceSession(OnnxModel.Write(shape, parameters), _options);
        _input = new float[shape.InputCount];
        _output = new float[shape.OutputCount];
        _inputValue = OrtValue.CreateTensorValueFromMemory(_input, [1, _input.Length]);
        _outputValue = OrtValue.CreateTensorValueFromMemory(_output, [1, _output.Length]);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModel.Input, _inputValue);
        _binding.BindOutput(OnnxModel.Output, _outputValue);
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
