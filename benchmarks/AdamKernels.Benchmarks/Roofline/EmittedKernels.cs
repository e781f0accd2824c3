using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>The two kernels of a 784×128 layer, each called alone.</summary>
internal sealed class EmittedKernels
{
    /// <summary>Samples of a batch.</summary>
    public const int Rows = 64;

    /// <summary>Weights and biases.</summary>
    public const int Parameters = 784 * 128 + 128;

    /// <summary>A multiplication and an addition for each weight and sample, in either kernel.</summary>
    public const double Flops = 2.0 * Rows * 784 * 128;

    /// <summary>So small that the weights stay what they are: every call does the same.</summary>
    private const double NegligibleRate = 1e-9;

    private readonly TrainingBuffers _buffers;
    private readonly float[] _inputs;
    private OptimizerState _state = new();

    /// <summary>Makes the network and runs one batch through it, so that the backward kernel has gradients to start from.</summary>
    public EmittedKernels()
    {
        var data = new SampleData(new NetworkShape(Loss.MeanSquaredError, 784, 128), Rows);
        var network = new Roofline784x128(seed: 1);
        NetworkDescription description = Description<Roofline784x128>();
        _buffers = CreateBuffers(description, ((INetwork<Roofline784x128>)network).Parameters);
        _inputs = data.Inputs;
        for (int row = 0; row < Rows; row++)
        {
            data.Targets.AsSpan(row * description.OutputCount, description.OutputCount)
                .CopyTo(_buffers.Workspace.Span[(description.TargetOffset + row * description.OutputStride)..]);
        }

        Forward<Roofline784x128>();
        CalculateLoss<Roofline784x128>();
        ForwardProbe = new Probe(Forward<Roofline784x128>, 1);
        FusedProbe = new Probe(BackpropagateAndUpdate<Roofline784x128>, 1);
    }

    /// <summary>The forward kernel.</summary>
    public Probe ForwardProbe { get; }

    /// <summary>The weight gradient with Adam's update fused into it.</summary>
    public Probe FusedProbe { get; }

    /// <summary>A trainer makes its buffers itself and shows them to nobody; the kernels are called without a trainer here.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern TrainingBuffers CreateBuffers(NetworkDescription description, AlignedBuffer parameters);

    private static NetworkDescription Description<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description;

    private void Forward<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> =>
        TNetwork.Forward(ref MemoryMarshal.GetArrayDataReference(_inputs), _buffers, Rows);

    private void CalculateLoss<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.CalculateLoss(_buffers, Rows, divisor: Rows);

    private void BackpropagateAndUpdate<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        StepScalars scalars = TNetwork.AdvanceStep(ref _state, NegligibleRate);
        TNetwork.BackpropagateAndUpdate(ref MemoryMarshal.GetArrayDataReference(_inputs), _buffers, Rows, scalars);
    }
}
