using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Planning.Stages;

namespace AdamKernels.Generators.Planning;

/// <summary>A layer as a list of stages, with all decisions about it.</summary>
internal sealed class LayerPlan
{
    private readonly ActivateStage _activate;

    /// <param name="network">The network, before its layers are known.</param>
    /// <param name="layout">The memory of the layer.</param>
    /// <param name="fusion">What joins its epilogues.</param>
    /// <param name="previous">The previous layer; null for the first.</param>
    public LayerPlan(NetworkPlan network, LayerLayout layout, Fusion fusion, LayerPlan? previous)
    {
        Network = network;
        Layout = layout;
        Fusion = fusion;
        Previous = previous;
        Buffers = new LayerBuffers(layout);
        Product = new ProductStage(this);
        _activate = new ActivateStage(this);
        Stages =
        [
            Product,
            .. Spec.IsNormalized ? [new NormalizeStage(this)] : (Stage[])[],
            _activate,
            .. Spec.Dropout > 0 ? [new DropStage(this)] : (Stage[])[],
            .. Spec.IsResidual ? [new AddInputsStage(this)] : (Stage[])[],
        ];
    }

    public NetworkPlan Network { get; }

    public LayerLayout Layout { get; }

    public LayerSpec Spec => Layout.Spec;

    public Fusion Fusion { get; }

    public LayerPlan? Previous { get; }

    public LayerBuffers Buffers { get; }

    /// <summary>What the layer reads in training.</summary>
    public NamedBuffer Input => Previous?.Buffers.Output ?? NetworkPlan.Inputs;

    public ActivationTraits Activation => ActivationTraits.Of(Spec.Activation);

    public ProductStage Product { get; }

    /// <summary>What the layer does, from its inputs to its outputs.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Index of the layer's first module in PyTorch's <c>nn.Sequential</c>.</summary>
    public int FirstModule => Previous is null ? 0 : Previous.FirstModule + Previous.Stages.Count(stage => stage.IsModule);

    /// <summary>Whether training changes the layer's parameters.</summary>
    public bool IsTrained => !Spec.IsFrozen;

    /// <summary>Whether a gradient with respect to the inputs is needed: an earlier layer is trained.</summary>
    public bool HasInputGradient => Layout.InputGradient != InputGradientForm.None;

    /// <summary>Whether the backward pass reaches this layer.</summary>
    public bool IsReachedBackward => IsTrained || HasInputGradient;

    /// <summary>The kernels of the forward pass, then those that only the backward pass calls, except for its products.</summary>
    public IEnumerable<KernelPlan> ForwardKernels =>
        Stages.SelectMany(stage => stage.ForwardKernels).Concat(Stages.Skip(1).Reverse().SelectMany(stage => stage.BackwardKernels));

    /// <summary>The products of the backward pass.</summary>
    public IEnumerable<KernelPlan> BackwardKernels => Product.BackwardKernels;

    /// <summary>The call that multiplies gradients at the outputs by the derivative of the activation.</summary>
    public KernelCall Differentiate => _activate.Differentiate;

    public IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) => Stages.SelectMany(stage => stage.Forward(at, use));

    /// <summary>The calls of the backward pass, from the gradient at the outputs to those at the inputs and of the parameters.</summary>
    /// <param name="isFused">Whether parameters are updated as soon as their gradients are known.</param>
    public LayerCalls Backward(bool isFused)
    {
        bool readsBeforeUpdate = isFused && HasInputGradient && IsTrained;
        return new LayerCalls(
            $"Layer {Layout.Number}{(readsBeforeUpdate ? ": the input gradient reads the weights before they are updated." : ".")}",
            [
                .. Stages.Reverse().SelectMany(stage => stage.Backward()),
                .. HasInputGradient ? InputGradient(Previous!) : [],
                .. IsTrained ? Stages.SelectMany(stage => stage.ParameterGradients(isFused)) : [],
            ]);
    }

    private IEnumerable<KernelCall> InputGradient(LayerPlan previous)
    {
        NamedBuffer gradient = previous.Buffers.OutputGradient;
        return Product.CallInputGradient(gradient, previous).Concat(Stages.SelectMany(stage => stage.CompleteInputGradient(gradient)));
    }
}
