using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>The end of the forward pass and the start of the backward pass: the loss of the outputs, and its gradient.</summary>
internal sealed class LossStage
{
    private readonly NetworkPlan _network;
    private LossKernel? _kernel;

    public LossStage(NetworkPlan network)
    {
        _network = network;
        Traits = LossTraits.Of(network.Spec.Loss, network.Layout.Last.Spec.Outputs);

        // Those of the whole batch, while its tiles take turns in the other buffers.
        Targets = network.Workspace.TakeRows(nameof(Targets), network.Layout.Last.OutputStride) with { RowVariable = ProgramPlan.FirstRow };
    }

    /// <summary>The targets of a batch, with the stride of the outputs.</summary>
    public NamedBuffer Targets { get; }

    /// <summary>The terms of the loss, with the stride of the outputs; null if the user's program computes it.</summary>
    public NamedBuffer? Terms { get; private set; }

    public LossTraits Traits { get; }

    /// <summary>Whether emitted code computes the loss; otherwise the user's program does.</summary>
    public bool IsComputed => Traits.TakesTargets;

    public IEnumerable<KernelPlan> Kernels => IsComputed ? [Kernel] : [];

    private LossKernel Kernel => _kernel ??=
        new LossKernel(_network.Spec.Loss, _network.Layout.Last, Differentiates: Fusion.InLoss(_network) is not null);

    /// <summary>Takes memory for the terms of the loss, if it is computed.</summary>
    public void TakeTerms(Workspace workspace) =>
        Terms = IsComputed ? workspace.TakeRows("LossTerms", _network.Layout.Last.OutputStride) : null;

    /// <summary>The call that computes the terms of the loss and its gradient; null if the user's program computes its own.</summary>
    public KernelCall? Calculate()
    {
        if (!IsComputed)
        {
            return null;
        }

        StageBuffers last = _network.Last.Stages.Last().At;
        return new KernelCall(Kernel) { { "y", last.Output }, { "t", Targets }, { "dy", last.OutputGradient }, { "terms", Terms! } };
    }

    /// <summary>
    /// The calls that take gradients that the user's program computed at the outputs back through what the loss otherwise includes.
    /// </summary>
    public IEnumerable<KernelCall> DifferentiateOutputs() =>
        Fusion.InLoss(_network)?.Backward() ?? [];
}
