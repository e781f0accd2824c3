using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Every kernel of a training step of 784-128-10, each called alone.</summary>
internal sealed class EmittedKernels
{
    /// <summary>Samples of a batch.</summary>
    public const int Rows = 64;

    /// <summary>So small that the weights stay what they are: every call does the same.</summary>
    private const double NegligibleRate = 1e-9;

    private readonly NetworkDescription _description = DescriptionOf<Classifier784x128x10>();
    private readonly KernelFinder _finder = new(typeof(Classifier784x128x10));
    private readonly AlignedBuffer _parameters = ParametersOf(new Classifier784x128x10(seed: 1));
    private readonly AlignedBuffer _firstMoments;
    private readonly AlignedBuffer _secondMoments;
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer _targets;
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
        var data = new SampleData(new NetworkShape(Loss.SoftmaxCrossEntropy, 784, 128, 10), Rows);
        data.Inputs.CopyTo(_inputs.Span);
        for (int row = 0; row < Rows; row++)
        {
            data.Targets.AsSpan(row * _description.OutputCount, _description.OutputCount)
                .CopyTo(_targets.Span[(row * _description.OutputStride)..]);
        }

        var state = new OptimizerState();
        _scalars = Advance<Classifier784x128x10>(ref state);
        Action loss = LossCall();
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

    private static StepScalars Advance<TNetwork>(ref OptimizerState state)
        where TNetwork : class, INetwork<TNetwork> => TNetwork.AdvanceStep(ref state, NegligibleRate);

    /// <summary>Rows of activations start on cache lines.</summary>
    private static int StrideOf(LayerDescription layer) =>
        (layer.Outputs + AlignedBuffer.Alignment - 1) / AlignedBuffer.Alignment * AlignedBuffer.Alignment;

    private static string NameOf(LayerDescription layer, string what) => $"{layer.Inputs}×{layer.Outputs} {what}";

    private static double FlopsOf(LayerDescription layer) => 2.0 * Rows * layer.Inputs * layer.Outputs;

    private (string, Action, double, int) Forward(int number)
    {
        LayerDescription layer = _description.Layers[number - 1];
        ProductKernel kernel = _finder.Find<ProductKernel>($"Forward{number}");
        AlignedBuffer x = number == 1 ? _inputs : _activations[number - 2];
        AlignedBuffer y = _activations[number - 1];
        return (NameOf(layer, "forward"), Call, FlopsOf(layer), 0);

        void Call() => kernel(
            ref x.Reference, ref _parameters.Span[layer.WeightOffset], ref _parameters.Span[layer.BiasOffset], ref y.Reference, Rows);
    }

    private (string, Action, double, int) InputGradient(int number)
    {
        LayerDescription layer = _description.Layers[number - 1];
        ProductKernel kernel = _finder.Find<ProductKernel>($"InputGradient{number}");
        AlignedBuffer x = _activations[number - 2];
        AlignedBuffer dx = _gradients[number - 2];
        AlignedBuffer dy = _gradients[number - 1];
        return (NameOf(layer, "input gradient"), Call, FlopsOf(layer), 0);

        void Call() => kernel(
            ref dy.Reference, ref _parameters.Span[layer.WeightOffset], ref x.Reference, ref dx.Reference, Rows);
    }

    private (string, Action, double, int) Weights(int number)
    {
        string name = $"UpdateWeights{number}";
        LayerDescription layer = _description.Layers[number - 1];
        WeightKernel kernel = _finder.Find<WeightKernel>(name);
        AlignedBuffer x = number == 1 ? _inputs : _activations[number - 2];
        AlignedBuffer dy = _gradients[number - 1];
        (AlignedBuffer first, AlignedBuffer second) = _finder.TakesGradientsFirst(name) ? (dy, x) : (x, dy);
        return (NameOf(layer, "weight gradient + Adam"), Call, FlopsOf(layer), layer.Inputs * layer.Outputs);

        void Call() => kernel(
            ref first.Reference, ref second.Reference, ref _parameters.Span[layer.WeightOffset],
            ref _firstMoments.Span[layer.WeightOffset], ref _secondMoments.Span[layer.WeightOffset], Rows, _scalars);
    }

    /// <summary>A bias gradient adds up a column: half the operations of a product, at the same rate.</summary>
    private (string, Action, double, int) Biases(int number)
    {
        LayerDescription layer = _description.Layers[number - 1];
        BiasKernel kernel = _finder.Find<BiasKernel>($"UpdateBias{number}");
        AlignedBuffer dy = _gradients[number - 1];
        return (NameOf(layer, "bias gradient + Adam"), Call, 2.0 * Rows * layer.Outputs, layer.Outputs);

        void Call() => kernel(
            ref dy.Reference, ref _parameters.Span[layer.BiasOffset],
            ref _firstMoments.Span[layer.BiasOffset], ref _secondMoments.Span[layer.BiasOffset], Rows, _scalars);
    }

    private Action LossCall()
    {
        LossKernel kernel = _finder.Find<LossKernel>("Loss");
        return () => kernel(ref _activations[^1].Reference, ref _targets.Reference, ref _gradients[^1].Reference, Rows);
    }
}
