using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// All that is decided about a network: its memory, its layers, and its program, the calls of kernels in every pass. Emission prints it,
/// and decides nothing.
/// </summary>
internal sealed class NetworkPlan
{
    public NetworkPlan(NetworkSpec spec)
    {
        Spec = spec;
        Optimizer = OptimizerPlan.Of(spec);
        Layout = BufferLayout.Create(spec);
        Fusion[] fusion = Fusion.Plan(spec, Layout);
        var layers = new List<LayerPlan>();
        Layers = layers;
        foreach (LayerLayout layer in Layout.Layers)
        {
            layers.Add(new LayerPlan(this, layer, fusion[layer.Number - 1], layers.LastOrDefault()));
        }
    }

    /// <summary>The parameter that says which row of its batch the first one of a tile is.</summary>
    private const string FirstRow = "firstRow";

    /// <summary>The inputs of a batch, or of the samples to predict.</summary>
    public static NamedBuffer Inputs { get; } = new("Inputs", Arena.Inputs);

    public NetworkSpec Spec { get; }

    public OptimizerPlan Optimizer { get; }

    public BufferLayout Layout { get; }

    /// <summary>Layers from the inputs to the outputs.</summary>
    public IReadOnlyList<LayerPlan> Layers { get; }

    public LayerPlan Last => Layers[Layers.Count - 1];

    /// <summary>Whether a training step drops outputs, and so needs a key of random numbers.</summary>
    public bool Drops => Spec.Layers.Any(layer => layer.Dropout > 0);

    /// <summary>Whether backpropagation and update are one pass.</summary>
    public bool HasFusedStep => Spec.Gradient.AllowsFusion;

    /// <summary>The loss; null where the program computes its own.</summary>
    public LossKernel? Loss =>
        Spec.Loss is CustomLossAttribute ? null : new LossKernel(
            Spec.Loss, Layout.Last, Fusion.LossDifferentiates(Spec, Last.Spec), Layout.DividesBatches);

    /// <summary>The update from gradients in memory.</summary>
    public KernelPlan UpdateAll { get; } = new UpdateParameters();

    /// <summary>Every kernel, in the order in which it is emitted.</summary>
    public IEnumerable<KernelPlan> Kernels =>
    [
        .. Layers.SelectMany(layer => layer.ForwardKernels), .. Loss is { } loss ? [loss] : (KernelPlan[])[],
        .. Layers.Reverse().SelectMany(layer => layer.BackwardKernels), UpdateAll,
    ];

    /// <summary>Gradients of a tile that wait for their update.</summary>
    public NamedBuffer Pending => new("Pending", Arena.Workspace, Layout.PendingOffset);

    public NamedBuffer Targets => new("Targets", Arena.Workspace, Layout.TargetOffset);

    /// <summary>Where the sums of a loss wait for the next tile of the batch.</summary>
    public NamedBuffer LossSums => new("LossSums", Arena.Workspace, Layout.LossSumsOffset);

    /// <summary>The buffers in arenas that hold several, in the order in which they lie there.</summary>
    public IEnumerable<NamedBuffer> Buffers => AllCalls
        .SelectMany(call => call.Select(argument => argument.Value.Buffer).OfType<NamedBuffer>())
        .Where(buffer => buffer.HasOffset)
        .Distinct()
        .OrderBy(buffer => buffer.Offset);

    private IEnumerable<KernelCall> AllCalls =>
    [
        .. Forward, .. Predict(ForwardUse.Prediction), .. CalculateLoss is { } loss ? [loss] : (KernelCall[])[],
        .. DifferentiateOutputs is { } differentiate ? [differentiate] : (KernelCall[])[],
        .. Backward(HasFusedStep).SelectMany(layer => layer.Calls), .. Update,
    ];

    /// <summary>The calls that compute the activations of every layer.</summary>
    public IEnumerable<KernelCall> Forward =>
        Layers.SelectMany(layer => layer.Forward(layer.Buffers.Forward(layer.Input), ForwardUse.Training));

    /// <summary>
    /// The call that brings gradients of the program's own from the outputs to where the loss puts its own; null where they are there.
    /// </summary>
    public KernelCall? DifferentiateOutputs => Last.Fusion.DifferentiatesOutputs ? Last.Differentiate : null;

    /// <summary>The call that computes the loss; null where the program computes its own.</summary>
    public KernelCall? CalculateLoss
    {
        get
        {
            if (Loss is not { } loss)
            {
                return null;
            }

            var call = new KernelCall(loss) { { "y", Last.Buffers.Output }, { "dy", Last.Buffers.OutputGradient } };
            if (Layout.DividesBatches)
            {
                call.Add("t", new Argument.RowOf(Targets, Layout.Last.OutputStride, FirstRow));
                call.Add("sums", LossSums);
                call.Add("continues", new Argument.IsNotFirst(FirstRow));
            }
            else
            {
                call.Add("t", Targets);
            }

            return call;
        }
    }

    /// <summary>The calls that predict: layers take the halves of the scratch in turn.</summary>
    /// <param name="use">Whether one row or some.</param>
    public IEnumerable<KernelCall> Predict(ForwardUse use)
    {
        bool writesOutputs = use == ForwardUse.SinglePrediction && PredictionPlan.WritesOutputs(Layout);
        NamedBuffer input = Inputs;
        foreach (LayerPlan layer in Layers)
        {
            NamedBuffer place = layer == Last && writesOutputs ? new("Outputs", Arena.Outputs)
                : PredictionPlan.IsFirstHalf(layer.Layout) ? new("Odd", Arena.Odd) : new("Even", Arena.Even);
            foreach (KernelCall call in layer.Forward(ForwardBuffers.InPlace(input, place), use))
            {
                yield return call;
            }

            input = place;
        }
    }

    /// <summary>The calls that update from gradients in memory: one for each run of layers that share a learning rate.</summary>
    public IEnumerable<KernelCall> Update => UpdateRange.Of(Layers).Select(range =>
    {
        var call = new KernelCall(UpdateAll) { { "w", range.Start }, { "count", range.Length } };
        if (range.LearningRateFactor != 1)
        {
            call.Add("scalars", new Argument.Scalars(range.LearningRateFactor));
        }

        return call;
    });

    /// <summary>The calls of the backward pass, layer by layer from the last.</summary>
    /// <param name="isFused">Whether parameters are updated as soon as their gradients are known.</param>
    public IEnumerable<LayerCalls> Backward(bool isFused) =>
        Layers.Reverse().Where(layer => layer.IsReachedBackward).Select(layer => layer.Backward(isFused));
}
