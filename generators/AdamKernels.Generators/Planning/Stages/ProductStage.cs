using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Products;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>
/// The products of a dense layer, with weights and biases: each is the broadcast form or the dot form with the strides of its use. See
/// docs/architecture.md for the table of uses.
/// </summary>
internal sealed class ProductStage(LayerPlan layer) : Stage
{
    private readonly LayerLayout _layout = layer.Layout;
    private readonly KernelPlan _transpose = new TransposeWeights();
    private KernelPlan? _forward;
    private KernelPlan? _inputGradient;
    private ParameterGradientProducts? _stored;
    private ParameterGradientProducts? _fused;
    private NamedBuffer? _transposed;

    public override string NameOfResults => "Sums";

    /// <summary>The product of the forward pass.</summary>
    public KernelPlan ForwardKernel => _forward ??= ForwardProduct.Plan(layer);

    /// <summary>The product for the gradient with respect to the inputs; null where that is not needed.</summary>
    public KernelPlan? InputGradientKernel => layer.HasInputGradient ? _inputGradient ??= InputGradientProduct.Plan(layer) : null;

    /// <summary>
    /// Whether the product of the forward pass finishes whole vectors, which an epilogue can continue with. The dot form stores single
    /// values.
    /// </summary>
    public bool FinishesVectors => _layout.Layout == WeightLayout.InputMajor;

    /// <summary>Whether the input gradient finishes whole vectors.</summary>
    public bool InputGradientFinishesVectors => _layout.InputGradient is InputGradientForm.FromTransposed or InputGradientForm.FromWeights;

    public NamedBuffer Weights => new($"{nameof(Weights)}{_layout.Number}", Arena.Parameters, _layout.WeightOffset);

    public override bool IsModule => true;

    public override IEnumerable<ParameterBlock> Parameters
    {
        get
        {
            LayerSpec spec = layer.Spec;
            Initializer biases = spec.Initializer == Initializer.Default ? Initializer.Default : Initializer.Zeros;
            return
            [
                new(ParameterRole.Weight, spec.Outputs, spec.Inputs, Weights, _layout.WeightStride, spec.Initializer)
                {
                    IsTransposed = _layout.Layout == WeightLayout.InputMajor,
                    InitialValue = spec.InitialValue,
                },
                new(ParameterRole.Bias, 1, spec.Outputs, Biases, _layout.OutputStride, biases),
            ];
        }
    }

    public override IEnumerable<KernelPlan> ForwardKernels => [ForwardKernel];

    public override IEnumerable<KernelPlan> BackwardKernels =>
    [
        .. InputGradientKernel is { } inputGradient ? [inputGradient] : (KernelPlan[])[],
        .. layer.IsTrained ? GradientKernels(isFused: false) : [],
        .. layer.IsTrained && layer.Network.HasFusedStep ? GradientKernels(isFused: true) : [],
    ];

    private NamedBuffer Biases => _layout.Vector(nameof(Biases), ParameterRole.Bias);

    public override void TakeMemory(Workspace workspace) => _transposed = _layout.InputGradient == InputGradientForm.FromTransposed
        ? workspace.Take($"Transposed{_layout.Number}", checked(layer.Spec.Outputs * BufferLayout.TransposedStride(layer.Spec)))
        : null;

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) =>
    [
        new KernelCall(ForwardKernel)
        {
            { "x", at.Input }, { "w", Weights }, { "bias", Biases }, { "y", at.Output },
        }
            with { IsSingleRow = use == ForwardUse.SinglePrediction },
    ];

    /// <summary>The call that transposes the weights for <see cref="CallInputGradient"/>; none if it reads them as they are.</summary>
    public IEnumerable<KernelCall> Transpose() => _transposed is null
        ? []
        :
        [
            new KernelCall(_transpose)
            {
                { "weights", Weights }, { "stride", _layout.WeightStride },
                { "rows", layer.Spec.Inputs }, { "columns", layer.Spec.Outputs },
                { "transposed", _transposed }, { "transposedStride", BufferLayout.TransposedStride(layer.Spec) },
            },
        ];

    /// <summary>The call that computes the gradient with respect to the inputs.</summary>
    public KernelCall CallInputGradient()
    {
        var call = new KernelCall(InputGradientKernel!)
        {
            { "dy", At.OutputGradient }, { InputGradientProduct.WeightsName(_layout), _transposed ?? Weights }, { "dx", At.InputGradient! },
        };
        Fusion.InInputGradient(layer)?.AddGradientArguments(call);
        return call;
    }

    public override IEnumerable<KernelCall> ParameterGradients(bool isFused)
    {
        KernelCall weights =
            new KernelCall(Products(isFused).Weights) { { "x", At.Input }, { "dy", At.OutputGradient }, { "w", Weights } }
                with { Work = WorkOf(Weights, _layout.WeightRows * _layout.WeightStride), DividesInputs = layer.DividesInputs };
        return [Finished(isFused, weights), ColumnSums(isFused, At.OutputGradient, Biases)];
    }

    /// <summary>The call that sums rows into the gradient of a vector of parameters that is added to each row.</summary>
    /// <param name="isFused">Whether the parameters are updated as soon as their gradients are known.</param>
    /// <param name="terms">What is summed.</param>
    /// <param name="parameters">The parameters.</param>
    public KernelCall ColumnSums(bool isFused, NamedBuffer terms, NamedBuffer parameters) =>
        Finished(
            isFused,
            new KernelCall(Products(isFused).Vector) { { "dy", terms }, { "w", parameters } }
                with { Work = WorkOf(parameters, _layout.OutputStride) });

    private WorkRange WorkOf(NamedBuffer parameters, int length) =>
        new(layer.WorkStart + parameters.Offset - _layout.WeightOffset, length);

    private ParameterGradientProducts Products(bool isFused) => isFused
        ? _fused ??= new ParameterGradientProducts(layer, isFused: true)
        : _stored ??= new ParameterGradientProducts(layer, isFused: false);

    private KernelPlan[] GradientKernels(bool isFused) => [Products(isFused).Weights, Products(isFused).Vector];

    /// <summary>Adds what a kernel takes besides its operands: memory for tiles that wait, and the scalars of an update.</summary>
    private KernelCall Finished(bool isFused, KernelCall call)
    {
        if (((BroadcastProduct)call.Kernel).WaitingTiles > 0)
        {
            call.Add("pending", UpdateStage.Pending);
        }

        // An update takes the scalars of the step, scaled if the layer has its own learning rate.
        if (isFused && layer.Spec.LearningRateFactor != 1)
        {
            call.Add("scalars", new Argument.Scalars(layer.Spec.LearningRateFactor));
        }

        return call;
    }
}
