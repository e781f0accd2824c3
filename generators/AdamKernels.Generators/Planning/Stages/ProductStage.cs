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
internal sealed class ProductStage : Stage
{
    private readonly LayerPlan _layer;
    private readonly LayerLayout _layout;
    private readonly KernelPlan _transpose = new TransposeWeights();
    private readonly ParameterGradientProducts _stored;
    private readonly ParameterGradientProducts _fused;

    public ProductStage(LayerPlan layer)
    {
        _layer = layer;
        _layout = layer.Layout;
        ForwardKernel = ForwardProduct.Plan(layer);
        InputGradientKernel =
            layer is { HasInputGradient: true, Previous: { } previous } ? InputGradientProduct.Plan(layer, previous) : null;
        _stored = new ParameterGradientProducts(layer, isFused: false);
        _fused = new ParameterGradientProducts(layer, isFused: true);
    }

    /// <summary>The product of the forward pass.</summary>
    public KernelPlan ForwardKernel { get; }

    /// <summary>The product for the gradient with respect to the inputs; null where that is not needed.</summary>
    public KernelPlan? InputGradientKernel { get; }

    public override bool IsModule => true;

    public override IEnumerable<ParameterBlock> Parameters
    {
        get
        {
            LayerSpec spec = _layer.Spec;
            Initializer biases = spec.Initializer == Initializer.Default ? Initializer.Default : Initializer.Zeros;
            return
            [
                new(ParameterRole.Weight, spec.Outputs, spec.Inputs, _layer.Buffers.Weights, _layout.WeightStride, spec.Initializer)
                {
                    IsTransposed = _layout.Layout == WeightLayout.InputMajor,
                    InitialValue = spec.InitialValue,
                },
                new(ParameterRole.Bias, 1, spec.Outputs, _layer.Buffers.Biases, _layout.OutputStride, biases),
            ];
        }
    }

    public override IEnumerable<KernelPlan> ForwardKernels => [ForwardKernel];

    public override IEnumerable<KernelPlan> BackwardKernels =>
    [
        .. InputGradientKernel is null ? [] : (KernelPlan[])[InputGradientKernel],
        .. _layer.IsTrained ? [_stored.Weights, _stored.Vector] : (KernelPlan[])[],
        .. _layer is { IsTrained: true, Network.HasFusedStep: true } ? [_fused.Weights, _fused.Vector] : (KernelPlan[])[],
    ];

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) =>
    [
        new KernelCall(ForwardKernel)
        {
            { "x", at.Input }, { "w", _layer.Buffers.Weights }, { "bias", _layer.Buffers.Biases }, { "y", at.Sum },
        }
            with { IsSingleRow = use == ForwardUse.SinglePrediction },
    ];

    /// <summary>The calls that compute the gradient with respect to the inputs.</summary>
    /// <param name="gradient">The buffer that receives it.</param>
    /// <param name="previous">The layer before this one.</param>
    public IEnumerable<KernelCall> CallInputGradient(NamedBuffer gradient, LayerPlan previous)
    {
        bool transposes = _layout.InputGradient == InputGradientForm.FromTransposed;
        if (transposes)
        {
            yield return new KernelCall(_transpose)
            {
                { "weights", _layer.Buffers.Weights }, { "stride", _layout.WeightStride },
                { "rows", _layer.Spec.Inputs }, { "columns", _layer.Spec.Outputs },
                { "transposed", _layer.Buffers.Transposed }, { "transposedStride", BufferLayout.TransposedStride(_layer.Spec) },
            };
        }

        var call = new KernelCall(InputGradientKernel!)
        {
            { "dy", _layer.Buffers.Delta },
            { InputGradientProduct.WeightsName(_layout), transposes ? _layer.Buffers.Transposed : _layer.Buffers.Weights },
            { "dx", gradient },
        };
        if (_layer.Fusion.DifferentiatesPrevious)
        {
            call.Add("x", previous.Buffers.Kept(previous.Activation));
        }

        yield return call;
    }

    public override IEnumerable<KernelCall> ParameterGradients(bool isFused) =>
    [
        Scaled(isFused, new(Products(isFused).Weights)
        {
            { "pending", new Argument.Scratch(_layer.Network.Pending) },
            { "x", _layer.Input }, { "dy", _layer.Buffers.Delta }, { "w", _layer.Buffers.Weights },
        }),
        ColumnSums(isFused, _layer.Buffers.Delta, _layer.Buffers.Biases),
    ];

    /// <summary>The call that sums rows into the gradient of a vector of parameters that is added to each row.</summary>
    /// <param name="isFused">Whether the parameters are updated as soon as their gradients are known.</param>
    /// <param name="terms">What is summed.</param>
    /// <param name="parameters">The parameters.</param>
    public KernelCall ColumnSums(bool isFused, NamedBuffer terms, NamedBuffer parameters) =>
        Scaled(isFused, new(Products(isFused).Vector) { { "dy", terms }, { "w", parameters } });

    private ParameterGradientProducts Products(bool isFused) => isFused ? _fused : _stored;

    /// <summary>Passes an update the scalars of the step, scaled if the layer has its own learning rate.</summary>
    private KernelCall Scaled(bool isFused, KernelCall call)
    {
        if (isFused && _layer.Spec.LearningRateFactor != 1)
        {
            call.Add("scalars", new Argument.Scalars(_layer.Spec.LearningRateFactor));
        }

        return call;
    }
}
