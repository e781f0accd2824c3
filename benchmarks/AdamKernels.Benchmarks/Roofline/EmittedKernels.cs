using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Every kernel of a training step of 784-128-10, each called alone.</summary>
internal sealed class EmittedKernels
{
    /// <summary>Samples of a batch.</summary>
    public const int Rows = 64;

    /// <summary>Floats for the results that a kernel lets wait before it updates with them: more than any of them does.</summary>
    private const int MostPending = 4096;

    private readonly NetworkDescription _description = DescriptionOf<Classifier784x128x10>();
    private readonly KernelBinder _binder = new(typeof(Classifier784x128x10));
    private readonly AlignedBuffer _parameters = ParametersOf(new Classifier784x128x10(seed: 1));
    private readonly AlignedBuffer _firstMoments;
    private readonly AlignedBuffer _secondMoments;
    private readonly AlignedBuffer _pending = new(MostPending);
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer _targets;
    private readonly AlignedBuffer _lossTerms;
    private readonly AlignedBuffer[] _activations;
    private readonly AlignedBuffer[] _gradients;
    private readonly StepScalars _scalars;

    /// <summary>Makes the buffers and calls every kernel once, in the order of a step, so that each has what it starts from.</summary>
    public EmittedKernels()
    {
        _firstMoments = new AlignedBuffer(_description.BufferLength);
        _secondMoments = new AlignedBuffer(_description.BufferLength);
        _activations = Array.ConvertAll(_description.Layers, layer => new AlignedBuffer(Rows * StrideOf(layer)));
        _gradients = Array.ConvertAll(_description.Layers, layer => new AlignedBuffer(Rows * StrideOf(layer)));
        _inputs = new AlignedBuffer(Rows * _description.InputCount);
        _targets = new AlignedBuffer(Rows * _description.OutputStride);
        _lossTerms = new AlignedBuffer(Rows * _description.OutputStride);
        var data = new SampleData(new NetworkShape(Loss.SoftmaxCrossEntropy, Activation.Relu, 784, 128, 10), Rows);
        data.Inputs.CopyTo(_inputs.Span);
        for (int row = 0; row < Rows; row++)
        {
            data.Targets.AsSpan(row * _description.OutputCount, _description.OutputCount)
                .CopyTo(_targets.Span[(row * _description.OutputStride)..]);
        }

        var state = new OptimizerState();
        _scalars = Advance<Classifier784x128x10>(ref state);
        LayerDescription last = _description.Layers[^1];
        Action loss = _binder.Bind("Loss", ArgumentsOf(_description.Layers.Length, OffsetOf(last, ParameterRole.Weight)));
        (string Name, Action Call, double Flops, int Updated)[] kernels =
        [
            Forward(1), Forward(2), ("loss", loss, 0, 0), InputGradient(2), Weights(2), Biases(2), Weights(1), Biases(1),
        ];
        foreach ((_, Action call, _, _) in kernels)
        {
            call();
        }

        LossProbe = new Probe(loss, 1);
        All = [.. kernels.Where(kernel => kernel.Flops > 0).Select(kernel =>
            new Workload(kernel.Name, new Probe(kernel.Call, 1), kernel.Flops, kernel.Updated))];
    }

    /// <summary>The loss, whose exponentials have no limit here.</summary>
    public Probe LossProbe { get; }

    /// <summary>All other kernels, in the order of a step.</summary>
    public Workload[] All { get; }

    private static NetworkDescription DescriptionOf<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description;

    private static AlignedBuffer ParametersOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Parameters;

    /// <summary>The rate is so small that the weights stay what they are: every call does the same.</summary>
    private static StepScalars Advance<TNetwork>(ref OptimizerState state)
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Program.AdvanceStep(ref state, AdamSettings.NegligibleRate);

    /// <summary>Rows of activations start on cache lines.</summary>
    private static int StrideOf(LayerDescription layer) =>
        (layer.Outputs + AlignedBuffer.Alignment - 1) / AlignedBuffer.Alignment * AlignedBuffer.Alignment;

    private static int OffsetOf(LayerDescription layer, ParameterRole role) => layer.Find(role)!.Offset;

    private static string NameOf(LayerDescription layer, string what) => $"{layer.Inputs}×{layer.Outputs} {what}";

    private static double FlopsOf(LayerDescription layer) => 2.0 * Rows * layer.Inputs * layer.Outputs;

    private (string, Action, double, int) Forward(int number)
    {
        LayerDescription layer = _description.Layers[number - 1];
        Action call = _binder.Bind($"Forward{number}", ArgumentsOf(number, OffsetOf(layer, ParameterRole.Weight)));
        return (NameOf(layer, "forward"), call, FlopsOf(layer), 0);
    }

    private (string, Action, double, int) InputGradient(int number)
    {
        LayerDescription layer = _description.Layers[number - 1];
        Action call = _binder.Bind($"InputGradient{number}", ArgumentsOf(number, OffsetOf(layer, ParameterRole.Weight)));
        return (NameOf(layer, "input gradient"), call, FlopsOf(layer), 0);
    }

    private (string, Action, double, int) Weights(int number)
    {
        LayerDescription layer = _description.Layers[number - 1];
        Action call = _binder.Bind($"UpdateWeights{number}", ArgumentsOf(number, OffsetOf(layer, ParameterRole.Weight)));
        return (NameOf(layer, "weight gradient + Adam"), call, FlopsOf(layer), layer.Inputs * layer.Outputs);
    }

    /// <summary>A bias gradient adds up a column: half the operations of a product, at the same rate.</summary>
    private (string, Action, double, int) Biases(int number)
    {
        LayerDescription layer = _description.Layers[number - 1];
        Action call = _binder.Bind($"UpdateBias{number}", ArgumentsOf(number, OffsetOf(layer, ParameterRole.Bias)));
        return (NameOf(layer, "bias gradient + Adam"), call, 2.0 * Rows * layer.Outputs, layer.Outputs);
    }

    /// <summary>What the kernels of a layer may ask for.</summary>
    /// <param name="number">Number of the layer, from 1.</param>
    /// <param name="offset">Where the parameters begin that the kernel reads or updates, its weights or its biases.</param>
    private KernelArguments ArgumentsOf(int number, int offset)
    {
        var references = new Dictionary<string, (AlignedBuffer Buffer, int Offset)>
        {
            ["x"] = (number == 1 ? _inputs : _activations[number - 2], 0),
            ["y"] = (_activations[number - 1], 0),
            ["t"] = (_targets, 0),
            ["terms"] = (_lossTerms, 0),
            ["dy"] = (_gradients[number - 1], 0),
            ["w"] = (_parameters, offset),
            ["bias"] = (_parameters, OffsetOf(_description.Layers[number - 1], ParameterRole.Bias)),
            ["m"] = (_firstMoments, offset),
            ["v"] = (_secondMoments, offset),
            ["pending"] = (_pending, 0),
        };
        if (number > 1)
        {
            references["dx"] = (_gradients[number - 2], 0);
        }

        return new KernelArguments(Rows, _scalars) { References = references };
    }
}
