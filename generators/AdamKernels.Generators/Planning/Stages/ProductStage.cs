using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>
/// The products of a dense layer, with weights and biases: each is the broadcast form or the dot form with the strides of its use. See
/// docs/architecture.md for the table of uses.
/// </summary>
internal sealed class ProductStage(LayerPlan layer) : Stage
{
    private readonly Extent.Variable _rows = new("rows", layer.Network.Spec.MaxBatchSize);
    private readonly LayerLayout _layout = layer.Layout;
    private readonly bool _byInput = layer.Layout.Layout == WeightLayout.InputMajor;
    private readonly KernelPlan _transpose = new TransposeWeights();

    private const int MostLayersInlined = 4;

    private int Number => _layout.Number;

    /// <summary>
    /// A small network is predicted by one method, which needs no calls; a large one would be more than the JIT optimizes well.
    /// </summary>
    private string RowMethod => layer.Network.Layers.Count <= MostLayersInlined ? "AggressiveInlining" : "AggressiveOptimization";

    private string Shape => $"{layer.Spec.Inputs} inputs, {layer.Spec.Outputs} outputs, {layer.Activation.Name}";

    public override bool IsModule => true;

    public override IEnumerable<ParameterBlock> Parameters =>
    [
        new(
            ParameterRole.Weight,
            layer.Spec.Outputs,
            layer.Spec.Inputs,
            layer.Buffers.Weights,
            _layout.WeightStride,
            layer.Spec.Initializer)
        {
            IsTransposed = _byInput,
            InitialValue = layer.Spec.InitialValue,
        },
        new(
            ParameterRole.Bias,
            1,
            layer.Spec.Outputs,
            layer.Buffers.Biases,
            _layout.OutputStride,
            layer.Spec.Initializer == Initializer.Default ? Initializer.Default : Initializer.Zeros),
    ];

    public override IEnumerable<KernelPlan> ForwardKernels => [Product];

    public override IEnumerable<KernelPlan> BackwardKernels =>
    [
        .. layer.HasInputGradient ? [InputGradient] : (KernelPlan[])[],
        .. layer.IsTrained ? [WeightGradient(isFused: false), BiasGradient(isFused: false)] : (KernelPlan[])[],
        .. layer.IsTrained && layer.Network.HasFusedStep ? [WeightGradient(isFused: true), BiasGradient(isFused: true)] : (KernelPlan[])[],
    ];

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) =>
    [
        new KernelCall(Product) { { "x", at.Input }, { "w", layer.Buffers.Weights }, { "bias", layer.Buffers.Biases }, { "y", at.Sum } }
            with { IsSingleRow = use == ForwardUse.SinglePrediction },
    ];

    /// <summary>The calls for the gradient with respect to the inputs.</summary>
    /// <param name="gradient">Where it goes.</param>
    /// <param name="previous">The layer before this one.</param>
    public IEnumerable<KernelCall> CallInputGradient(NamedBuffer gradient, LayerPlan previous)
    {
        bool transposes = _layout.InputGradient == InputGradientForm.FromTransposed;
        if (transposes)
        {
            yield return new KernelCall(_transpose)
            {
                { "weights", layer.Buffers.Weights }, { "rows", layer.Spec.Inputs }, { "columns", layer.Spec.Outputs },
                { "stride", _layout.WeightStride },
                { "transposed", layer.Buffers.Transposed }, { "transposedStride", BufferLayout.TransposedStride(layer.Spec) },
            };
        }

        var call = new KernelCall(InputGradient)
        {
            { "dy", layer.Buffers.Delta }, { WeightsOfInputGradient, transposes ? layer.Buffers.Transposed : layer.Buffers.Weights },
            { "dx", gradient },
        };
        if (layer.Fusion.DifferentiatesPrevious)
        {
            call.Add("x", previous.Buffers.Kept(previous.Activation));
        }

        yield return call;
    }

    public override IEnumerable<KernelCall> ParameterGradients(bool isFused) =>
    [
        Scaled(isFused, new(WeightGradient(isFused))
        {
            { "pending", new Argument.Scratch(layer.Network.Pending) }, { "x", layer.Input }, { "dy", layer.Buffers.Delta },
            { "w", layer.Buffers.Weights },
        }),
        ColumnSums(isFused, layer.Buffers.Delta, layer.Buffers.Biases),
    ];

    /// <summary>The call that sums rows: the gradient of what is added to each of them.</summary>
    /// <param name="isFused">Whether it updates the parameters at once.</param>
    /// <param name="terms">What is summed.</param>
    /// <param name="parameters">The parameters whose gradient it is.</param>
    public KernelCall ColumnSums(bool isFused, NamedBuffer terms, NamedBuffer parameters) =>
        Scaled(isFused, new(BiasGradient(isFused)) { { "dy", terms }, { "w", parameters } });

    /// <summary>An update takes the scalars of the step, for a learning rate of the layer's own where it has one.</summary>
    private KernelCall Scaled(bool isFused, KernelCall call)
    {
        if (isFused && layer.Spec.LearningRateFactor != 1)
        {
            call.Add("scalars", new Argument.Scalars(layer.Spec.LearningRateFactor));
        }

        return call;
    }

    private string WeightsOfInputGradient => _layout.InputGradient == InputGradientForm.FromTransposed ? "wt" : "w";

    private KernelPlan Product
    {
        get
        {
            string activation = layer.Fusion.ActivatesInProduct ? $"{layer.Activation.Name} of " : "";
            string summary = $"Layer {Number} ({Shape}): y[row, n] = {activation}bias[n] + sum over k of x[row, k] * "
                + (_byInput ? "w[k, n]." : "w[n, k].");
            return _byInput
                ? new BroadcastProduct($"Forward{Number}")
                {
                    Summary = summary,
                    A = "x",
                    B = "w",
                    C = "y",
                    Init = "bias",
                    M = _rows,
                    K = new Extent.Constant(layer.Spec.Inputs),
                    Columns = layer.Spec.Outputs,
                    AStrideM = _layout.InputStride,
                    AStrideK = 1,
                    BStrideK = _layout.WeightStride,
                    CStride = _layout.OutputStride,
                    Chains = ChainPlanner.Split(layer.Spec.Outputs, layer.Spec.Inputs),
                    RowMethod = RowMethod,
                    Epilogue = layer.Fusion.ActivatesInProduct ? new EpiloguePlan.Activate(
                        layer.Spec.Activation, "y") : new EpiloguePlan.Store("y"),
                }
                : new DotProduct($"Forward{Number}")
                {
                    Summary = summary,
                    A = "x",
                    B = "w",
                    Init = "bias",
                    C = "y",
                    M = _rows,
                    Results = layer.Spec.Outputs,
                    Steps = layer.Spec.Inputs,
                    AStride = _layout.InputStride,
                    BStride = _layout.WeightStride,
                    CStride = _layout.OutputStride,
                    RowMethod = RowMethod,
                };
        }
    }

    private KernelPlan InputGradient
    {
        get
        {
            string name = $"InputGradient{Number}";
            string sum =
                $"sum over n of dy[row, n] * "
                + $"{WeightsOfInputGradient}[{(_layout.InputGradient == InputGradientForm.Dots ? "i, n" : "n, i")}]";
            string summary = $"Gradient with respect to the inputs of layer {Number}: dx[row, i] = {sum}.";
            if (_layout.InputGradient == InputGradientForm.Dots)
            {
                return new DotProduct(name)
                {
                    Summary = summary,
                    A = "dy",
                    B = "w",
                    C = "dx",
                    M = _rows,
                    Results = layer.Spec.Inputs,
                    Steps = layer.Spec.Outputs,
                    AStride = _layout.OutputStride,
                    BStride = _layout.WeightStride,
                    CStride = _layout.InputStride,
                };
            }

            LayerPlan previous = layer.Previous!;
            return new BroadcastProduct(name)
            {
                Summary = layer.Fusion.DifferentiatesPrevious
                    ? $"Gradient with respect to the inputs of layer {Number}, before layer {previous.Layout.Number}'s activation: "
                        + $"dx[row, i] = {previous.Activation.Name}'(x[row, i]) * {sum}."
                    : summary,
                A = "dy",
                B = WeightsOfInputGradient,
                C = "dx",
                M = _rows,
                K = new Extent.Constant(layer.Spec.Outputs),
                Columns = layer.Spec.Inputs,
                AStrideM = _layout.OutputStride,
                AStrideK = 1,
                BStrideK = _byInput ? BufferLayout.TransposedStride(layer.Spec) : _layout.WeightStride,
                CStride = _layout.InputStride,
                Chains = ChainPlanner.Split(layer.Spec.Inputs, layer.Spec.Outputs),
                Epilogue = layer.Fusion.DifferentiatesPrevious ? new EpiloguePlan.Differentiate(
                    previous.Spec.Activation, "x", "dx") : new EpiloguePlan.Store("dx"),
            };
        }
    }

    /// <summary>What becomes of a gradient: an update, or a place in g.</summary>
    private EpiloguePlan Gradient(bool isFused) =>
        isFused ? new EpiloguePlan.Update(
            layer.Network.Optimizer) : layer.Network.Spec.Gradient.Accumulates ? new EpiloguePlan.Add("g") : new EpiloguePlan.Store("g");

    private string? Continued => layer.Network.Layout.DividesBatches ? "g" : null;

    private BroadcastProduct WeightGradient(bool isFused)
    {
        (string a, string b) = _byInput ? ("x", "dy") : ("dy", "x");
        (int rows, int columns) = _byInput ? (layer.Spec.Inputs, layer.Spec.Outputs) : (layer.Spec.Outputs, layer.Spec.Inputs);
        (int aStride, int bStride) = _byInput ? (_layout.InputStride, _layout.OutputStride) : (_layout.OutputStride, _layout.InputStride);
        string formula =
            _byInput ? "g[i, n] = sum over rows of x[row, i] * dy[row, n]" : "g[n, i] = sum over rows of dy[row, n] * x[row, i]";
        return new BroadcastProduct($"{(isFused ? "UpdateWeights" : "WeightGradient")}{Number}")
        {
            GradientOf = $"weights of layer {Number}",
            Continued = Continued,
            Summary = $"{formula}.",
            A = a,
            B = b,
            C = "g",
            M = new Extent.Constant(rows),
            K = _rows,
            Columns = columns,
            AStrideM = 1,
            AStrideK = aStride,
            BStrideK = bStride,
            CStride = _layout.WeightStride,
            Epilogue = Gradient(isFused),
            ParameterLength = _layout.ParameterLength,
        };
    }

    private BroadcastProduct BiasGradient(bool isFused) => new($"{(isFused ? "UpdateBias" : "BiasGradient")}{Number}")
    {
        GradientOf = $"biases of layer {Number}",
        Continued = Continued,
        Summary = "g[n] = sum over rows of dy[row, n].",
        A = null,
        B = "dy",
        C = "g",
        M = new Extent.Constant(1),
        K = _rows,
        Columns = layer.Spec.Outputs,
        BStrideK = _layout.OutputStride,
        CStride = _layout.OutputStride,
        Epilogue = Gradient(isFused),
    };
}
