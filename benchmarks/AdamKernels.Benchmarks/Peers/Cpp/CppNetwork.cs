using System.Text;
using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.Peers.Cpp;

/// <summary>The same network in C++, with its shape fixed when it was compiled (benchmarks/cpp).</summary>
internal sealed unsafe class CppNetwork : IContender, IDisposable
{
    private readonly CppLibrary _library;
    private readonly NetworkShape _shape;
    private nint _network;

    /// <summary>Makes the network.</summary>
    /// <param name="library">The library.</param>
    /// <param name="shape">The shape, which the library must have.</param>
    /// <param name="parameters">Its parameters in canonical order, copied.</param>
    /// <exception cref="ArgumentException">The library has no such network, or it has another number of parameters.</exception>
    public CppNetwork(CppLibrary library, NetworkShape shape, ReadOnlySpan<float> parameters)
    {
        _library = library;
        _shape = shape;
        fixed (byte* name = Encoding.ASCII.GetBytes(shape.Name + '\0'))
        {
            _network = library.Create(name);
        }

        if (_network == 0 || library.ParameterCount(_network) != parameters.Length)
        {
            throw new ArgumentException($"benchmarks/cpp has no network {shape.Name} of {parameters.Length} parameters.", nameof(shape));
        }

        fixed (float* source = parameters)
        {
            library.SetParameters(_network, source);
        }
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        set => _library.SetLearningRate(_network, value);
    }

    /// <inheritdoc/>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        fixed (float* x = inputs)
        fixed (float* t = targets)
        {
            return _library.TrainStep(_network, x, t, inputs.Length / _shape.InputCount);
        }
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> input, Span<float> output) => PredictEach(input, output);

    /// <inheritdoc/>
    public void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        fixed (float* x = inputs)
        fixed (float* y = outputs)
        {
            _library.PredictEach(_network, x, y, inputs.Length / _shape.InputCount);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _library.Destroy(_network);
        _network = 0;
    }
}
