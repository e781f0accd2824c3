using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Planning.Stages;

namespace AdamKernels.Generators.Planning;

/// <summary>A layer as a list of stages, with all decisions about it.</summary>
internal sealed class LayerPlan
{
    /// <summary>
    /// Inputs from which threads divide them: several tiles of every kernel. As sums of a single chain have at least 113 outputs, the
    /// weights of such a layer also take longer between processors than threads take to wait for each other.
    /// </summary>
    private const int MinDividedInputs = 64;

    /// <param name="network">The network, before its layers are known.</param>
    /// <param name="layout">The memory of the layer.</param>
    /// <param name="previous">The previous layer; null for the first.</param>
    public LayerPlan(NetworkPlan network, LayerLayout layout, LayerPlan? previous)
    {
        Network = network;
        Layout = layout;
        Previous = previous;
        Product = new ProductStage(this);
        Stages =
        [
            Product,
            .. Spec.IsNormalized ? [new NormalizeStage(this)] : (Stage[])[],
            new ActivateStage(this),
            .. Spec.Drops ? [new DropStage(this)] : (Stage[])[],
            .. Spec.IsResidual ? [new AddInputsStage(this)] : (Stage[])[],
        ];
        StagePlaces.Assign(layout, Stages, network.Workspace, Input, previous is null ? network.InputGradients : previous.OutputGradient);
        foreach (Stage stage in Stages)
        {
            stage.TakeMemory(network.Workspace);
        }
    }

    public NetworkPlan Network { get; }

    public LayerLayout Layout { get; }

    public LayerSpec Spec => Layout.Spec;

    public LayerPlan? Previous { get; }

    /// <summary>The next layer; null for the last. It is known when kernels are planned.</summary>
    private LayerPlan? Next => Network.Layers.ElementAtOrDefault(Layout.Number);

    /// <summary>What the layer reads in training.</summary>
    public NamedBuffer Input => Previous?.Output ?? NetworkPlan.Inputs;

    /// <summary>Its outputs in training, which the next layer reads.</summary>
    public NamedBuffer Output => Stages.Last().At.Output;

    /// <summary>The gradient with respect to its outputs.</summary>
    public NamedBuffer OutputGradient => Stages.Last().At.OutputGradient;

    public ActivationTraits Activation => ActivationTraits.Of(Spec.Activation);

    public ProductStage Product { get; }

    /// <summary>What the layer does, from its inputs to its outputs.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>The layer's parameters in canonical order, with the names that PyTorch's <c>nn.Sequential</c> has for them.</summary>
    public IEnumerable<(string Name, ParameterBlock Block)> NamedParameters => Stages.SelectMany((stage, i) =>
        stage.Parameters.Select(block => ($"{FirstModule + Stages.Take(i).Count(before => before.IsModule)}.{block.Name}", block)));

    /// <summary>Index of the layer's first module in PyTorch's <c>nn.Sequential</c>.</summary>
    private int FirstModule => Previous is null ? 0 : Previous.FirstModule + Previous.Stages.Count(stage => stage.IsModule);

    /// <summary>Whether training changes the layer's parameters.</summary>
    public bool IsTrained => !Spec.IsFrozen;

    /// <summary>Whether a gradient with respect to the inputs is needed: by an earlier layer that is trained, or by the user.</summary>
    public bool HasInputGradient => Layout.InputGradient != InputGradientForm.None;

    /// <summary>Whether the backward pass reaches this layer.</summary>
    public bool IsReachedBackward => IsTrained || HasInputGradient;

    /// <summary>
    /// Whether each of several threads takes a range of the layer's inputs, for all rows: it adds their terms to the sums of the layer, and
    /// has their gradients and their weights. The weights of a large layer then stay with their thread. Between processors they would
    /// travel for longer than a small batch computes.
    /// </summary>
    public bool DividesInputs =>
        !Network.DividesBatches
        && Layout.Layout == WeightLayout.InputMajor
        && ChainPlanner.Split(Spec.Outputs, Spec.Inputs) == 1
        && Spec.Inputs >= MinDividedInputs;

    /// <summary>Where the layer's parameters start on the line of work that threads share: after those of earlier trained layers.</summary>
    public int WorkStart => Previous is null ? 0 : Previous.WorkStart + Previous.WorkLength;

    /// <summary>Floats that its parameters take on that line.</summary>
    public int WorkLength => IsTrained ? Layout.ParameterLength : 0;

    /// <summary>The kernels of the forward pass, then those that only the backward pass calls, except for its products.</summary>
    public IEnumerable<KernelPlan> ForwardKernels =>
    [
        .. Separate(stage => stage.ChangesValue).SelectMany(stage => stage.ForwardKernels),
        .. IsReachedBackward ? SeparateBackward.SelectMany(stage => stage.BackwardKernels) : [],
    ];

    /// <summary>The stages after the product, in reverse, whose backward pass has kernels of its own.</summary>
    private IEnumerable<Stage> SeparateBackward
    {
        get
        {
            Stage? joined = Next is null ? null : Fusion.InInputGradient(Next);
            return Stages.Skip(1).Where(stage => stage.ChangesGradient && stage != joined).Reverse();
        }
    }

    /// <summary>The products of the backward pass.</summary>
    public IEnumerable<KernelPlan> BackwardKernels => Product.BackwardKernels;

    /// <summary>The calls that compute the outputs in training.</summary>
    public IEnumerable<KernelCall> Forward() => Separate(stage => stage.ChangesValue)
        .SelectMany(stage => stage.Forward(new ForwardBuffers(Input, stage.At.Input, stage.At.Output), ForwardUse.Training));

    /// <summary>The calls that predict the outputs.</summary>
    /// <param name="input">What the layer reads.</param>
    /// <param name="place">The place in which all stages work.</param>
    /// <param name="use">Whether one row or several are predicted.</param>
    public IEnumerable<KernelCall> Predict(NamedBuffer input, NamedBuffer place, ForwardUse use) =>
        Separate(stage => stage.ChangesPrediction)
            .SelectMany(stage => stage.Forward(new ForwardBuffers(input, stage == Product ? input : place, place), use));

    /// <summary>The calls that take the gradient at the outputs back to the sums, and to the inputs.</summary>
    public LayerCalls Backward() => Calls(
    [
        // The stage that the loss includes has a kernel only for gradients that the user's program computes.
        .. SeparateBackward.Where(stage => stage != Fusion.InLoss(Network)).SelectMany(stage => stage.Backward()),
        .. HasInputGradient ? InputGradient() : [],
    ]);

    /// <summary>The calls that sum the gradients of the parameters over the rows of a batch.</summary>
    /// <param name="isFused">Whether parameters are updated as soon as their gradients are known.</param>
    public LayerCalls ParameterGradients(bool isFused) =>
        Calls([.. IsTrained ? Stages.SelectMany(stage => stage.ParameterGradients(isFused)) : []]);

    /// <summary>Both, for a thread that works alone: the input gradient reads the weights before they are updated.</summary>
    public LayerCalls BackwardAndUpdate() => Calls([.. Backward().Calls, .. ParameterGradients(isFused: true).Calls]);

    private LayerCalls Calls(IReadOnlyList<KernelCall> calls) => new($"Layer {Layout.Number}.", calls);

    private IEnumerable<KernelCall> InputGradient() =>
        Stages.SelectMany(stage => stage.CompleteInputGradient()).Prepend(Product.CallInputGradient());

    /// <summary>The stages with calls of their own in a forward pass.</summary>
    private IEnumerable<Stage> Separate(Func<Stage, bool> changes)
    {
        Stage? joined = Fusion.InProduct(this);
        return Stages.Where(stage => changes(stage) && stage != joined);
    }
}
