using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Stages;

namespace AdamKernels.Generators.Planning.Program;

/// <summary>
/// The program of a network as data: the kernel calls of every pass, planned once. Each pass has the name of its emitted method.
/// </summary>
internal sealed class ProgramPlan
{
    /// <summary>The variable of a pass that holds the index of its first row in the batch.</summary>
    public const string FirstRow = "firstRow";

    /// <summary>The variable of a pass that holds the index of its first row among those in the workspace.</summary>
    public const string WorkspaceRow = "row";

    private readonly NetworkPlan _network;

    /// <param name="network">The network, with all of its layers.</param>
    public ProgramPlan(NetworkPlan network)
    {
        _network = network;
        Forward = [.. network.Layers.SelectMany(layer => layer.Forward())];
        ForwardParts = PassPart.Divide(Forward);
        Predict = [.. PlanPrediction(ForwardUse.Prediction)];
        PredictOne = [.. PlanPrediction(ForwardUse.SinglePrediction)];
        CalculateLoss = network.Loss.Calculate();
        DifferentiateOutputs = [.. network.Loss.DifferentiateOutputs()];
        TransposeWeights = [.. network.Layers.Where(layer => layer.HasInputGradient).SelectMany(layer => layer.Product.Transpose())];
        Backpropagate = [.. PlanBackward(layer => layer.Backward())];
        BackpropagateParts = PassPart.Divide(Backpropagate.SelectMany(layer => layer.Calls));
        SumGradients = [.. PlanBackward(layer => layer.ParameterGradients(isFused: false))];
        SumGradientsAndUpdate = network.HasFusedStep ? [.. PlanBackward(layer => layer.ParameterGradients(isFused: true))] : null;
        BackpropagateAndUpdate = network.HasFusedStep ? [.. PlanBackward(layer => layer.BackwardAndUpdate())] : null;
        UpdateParameters = [.. network.Update.Update()];
        Buffers = [.. PlanBuffers()];
        WorkspaceLength = network.Workspace.Length;
        PendingLength = UpdateStage.PendingLength * SumGradients.Concat(SumGradientsAndUpdate ?? [])
            .SelectMany(layer => layer.Calls)
            .Select(call => ((BroadcastProduct)call.Kernel).WaitingTiles)
            .DefaultIfEmpty()
            .Max();
    }

    /// <summary>Computes the activations of every layer.</summary>
    public IReadOnlyList<KernelCall> Forward { get; }

    /// <summary>The same in parts, for several threads; none if a thread takes its rows through all layers.</summary>
    public IReadOnlyList<PassPart> ForwardParts { get; }

    /// <summary>Predicts several rows.</summary>
    public IReadOnlyList<KernelCall> Predict { get; }

    /// <summary>Predicts one row.</summary>
    public IReadOnlyList<KernelCall> PredictOne { get; }

    /// <summary>Computes the loss and its gradient; null if the user's program computes its own.</summary>
    public KernelCall? CalculateLoss { get; }

    /// <summary>
    /// Takes gradients that the user's program computed at the outputs back through what the loss otherwise includes; empty if the
    /// backward pass starts at the outputs anyway.
    /// </summary>
    public IReadOnlyList<KernelCall> DifferentiateOutputs { get; }

    /// <summary>Transposes the weights that the backward pass reads in that form.</summary>
    public IReadOnlyList<KernelCall> TransposeWeights { get; }

    /// <summary>Takes the gradient at the outputs back through the rows of all layers, from the last one to the first.</summary>
    public IReadOnlyList<LayerCalls> Backpropagate { get; }

    /// <summary>The same in parts, for several threads; none if a thread takes its rows through all layers.</summary>
    public IReadOnlyList<PassPart> BackpropagateParts { get; }

    /// <summary>Sums the gradients of the parameters over the rows of a batch, and stores them.</summary>
    public IReadOnlyList<LayerCalls> SumGradients { get; }

    /// <summary>
    /// Sums the gradients of the parameters, and updates parameters as soon as theirs are known; null if the update needs all gradients
    /// first.
    /// </summary>
    public IReadOnlyList<LayerCalls>? SumGradientsAndUpdate { get; }

    /// <summary>
    /// The backward pass of one thread, layer by layer: the rows, then the update, whose divisions overlap with the rows of the next layer.
    /// Null if the update needs all gradients first.
    /// </summary>
    public IReadOnlyList<LayerCalls>? BackpropagateAndUpdate { get; }

    /// <summary>Updates parameters from stored gradients: one call for each run of layers that share a learning rate.</summary>
    public IReadOnlyList<KernelCall> UpdateParameters { get; }

    /// <summary>The buffers in arenas that hold several, by offset.</summary>
    public IReadOnlyList<NamedBuffer> Buffers { get; }

    /// <summary>Floats of the workspace.</summary>
    public int WorkspaceLength { get; }

    /// <summary>Floats that each thread needs for tiles that wait; 0 if no kernel has any.</summary>
    public int PendingLength { get; }

    /// <summary>Plans a prediction: layers write to the two halves of the scratch memory in turn.</summary>
    private IEnumerable<KernelCall> PlanPrediction(ForwardUse use)
    {
        bool writesOutputs = use == ForwardUse.SinglePrediction && PredictionPlan.WritesOutputs(_network);
        NamedBuffer input = NetworkPlan.Inputs;
        foreach (LayerPlan layer in _network.Layers)
        {
            NamedBuffer place = layer == _network.Last && writesOutputs ? new("Outputs", Arena.Outputs)
                : PredictionPlan.IsFirstHalf(layer.Layout) ? new("Odd", Arena.Odd)
                : new("Even", Arena.Even);
            foreach (KernelCall call in layer.Predict(input, place, use))
            {
                yield return call;
            }

            input = place;
        }
    }

    private IEnumerable<LayerCalls> PlanBackward(Func<LayerPlan, LayerCalls> plan) => _network.Layers
        .Reverse()
        .Where(layer => layer.IsReachedBackward)
        .Select(plan)
        .Where(layer => layer.Calls.Count > 0);

    private IEnumerable<NamedBuffer> PlanBuffers()
    {
        IEnumerable<KernelCall> calls =
        [
            .. Forward,
            .. Predict,
            .. CalculateLoss is null ? [] : (KernelCall[])[CalculateLoss],
            .. DifferentiateOutputs,
            .. TransposeWeights,
            .. Backpropagate.Concat(SumGradientsAndUpdate ?? SumGradients).SelectMany(layer => layer.Calls),
            .. UpdateParameters,
        ];
        return calls
            .SelectMany(call => call.Select(argument => argument.Value.Buffer).OfType<NamedBuffer>())
            .Where(buffer => buffer.HasOffset)
            .Distinct()
            .OrderBy(buffer => buffer.Offset);
    }
}
