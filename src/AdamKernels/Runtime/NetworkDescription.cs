using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>
/// What the runtime must know of a network. The generator's planner decides all of it, so that the runtime does no arithmetic about shapes.
/// Lengths, offsets and strides are in floats.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkDescription
{
    /// <summary>What predictions depend on besides parameters, as files record it: <c>784-128-10 (Relu, Identity)</c>.</summary>
    public required string Model { get; init; }

    /// <summary>How the network is trained, as checkpoints record it, without the values of hyper-parameters.</summary>
    public required string Training { get; init; }

    /// <summary>Layers from the inputs to the outputs.</summary>
    public required LayerDescription[] Layers { get; init; }

    /// <summary>The loss.</summary>
    public required LossDescription Loss { get; init; }

    /// <summary>The largest batch of a training step, in samples.</summary>
    public required int MaxBatchSize { get; init; }

    /// <summary>
    /// The samples of a large batch that a step takes through all layers before the next ones; 0 if it takes the whole batch at once.
    /// </summary>
    public int BatchTile { get; init; }

    /// <summary>Length of the parameter buffer, with padding; the gradients and each optimizer state have the same length.</summary>
    public required int BufferLength { get; init; }

    /// <summary>Number of optimizer state buffers: 2 for Adam, 1 for momentum or RMSProp, 0 for SGD.</summary>
    public required int StateCount { get; init; }

    /// <summary>The initial value of each optimizer state; empty if all start at 0.</summary>
    public IReadOnlyList<float> InitialStates { get; init; } = [];

    /// <summary>Floats of the buffer that belong to trained layers: the line of work that threads share.</summary>
    public required int TrainedLength { get; init; }

    /// <summary>
    /// The parts of <see cref="NetworkProgram.Forward"/> for several threads, which meet between two parts: a single one if each takes its
    /// rows through all layers.
    /// </summary>
    public PassDivision[] ForwardParts { get; init; } = [PassDivision.Rows];

    /// <summary>The parts of <see cref="NetworkProgram.Backpropagate"/> for several threads.</summary>
    public PassDivision[] BackpropagateParts { get; init; } = [PassDivision.Rows];

    /// <summary>What a step costs, from which the number of threads that pay is estimated.</summary>
    public required StepWork Work { get; init; }

    /// <summary>Floats that each thread needs for gradients that wait for their update; 0 if none wait.</summary>
    public int PendingLength { get; init; }

    /// <summary>Length of the workspace of a training step.</summary>
    public required int WorkspaceLength { get; init; }

    /// <summary>Where the inputs of a batch lie in the workspace, one row after the other without padding.</summary>
    public required int InputOffset { get; init; }

    /// <summary>Where the outputs of the last layer lie in the workspace.</summary>
    public required int OutputOffset { get; init; }

    /// <summary>Where the targets lie in the workspace, with the outputs' stride.</summary>
    public required int TargetOffset { get; init; }

    /// <summary>Where the terms of the loss lie in the workspace, with the outputs' stride.</summary>
    public int LossTermOffset { get; init; }

    /// <summary>Where the gradients with respect to the outputs lie in the workspace, with the outputs' stride.</summary>
    public required int OutputGradientOffset { get; init; }

    /// <summary>Floats from one row of outputs or targets to the next; those beyond the row are zero.</summary>
    public required int OutputStride { get; init; }

    /// <summary>Where the gradients with respect to the inputs of the whole batch lie in the workspace.</summary>
    public int InputGradientOffset { get; init; }

    /// <summary>Floats from one row of these gradients to the next; 0 if the network does not compute them.</summary>
    public int InputGradientStride { get; init; }

    /// <summary>The declared learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Number of parameters, without padding.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>The declared maximum of the norm of all gradients; infinite if it is not limited.</summary>
    public double MaxGradientNorm { get; init; } = double.PositiveInfinity;

    /// <summary>The number of batches whose gradients make one update.</summary>
    public int BatchesPerUpdate { get; init; } = 1;

    /// <summary>The number of shards of a batch, whose gradients are summed one by one; 1 if batches are not divided.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>The index of the state buffer that holds the moving average of the parameters; -1 if there is none.</summary>
    public int AverageState { get; init; } = -1;

    /// <summary>Whether the network standardizes its inputs.</summary>
    public bool StandardizesInputs { get; init; }

    /// <summary>Whether the network standardizes its targets.</summary>
    public bool StandardizesTargets { get; init; }

    /// <summary>Number of inputs of one sample.</summary>
    public int InputCount => Layers[0].Inputs;

    /// <summary>Number of outputs of one sample.</summary>
    public int OutputCount => Layers[^1].Outputs;

    /// <summary>
    /// Whether a step updates each parameter as soon as the tile of its gradient is summed; otherwise it updates from gradients in memory.
    /// </summary>
    public bool IsFused { get; init; } = true;

    /// <summary>
    /// The most rows of a step that updates from gradients in memory, although the update is fused, where multiply-adds can take the place
    /// of its divisions (<see cref="StepScalars.DividesByMultiplyAdds"/>).
    /// </summary>
    public int RowsUpdatedFromMemory { get; init; }

    /// <summary>Whether threads divide the inputs of a layer, whose weights then stay with their thread.</summary>
    internal bool DividesInputs { get => field || (field = ForwardParts.Contains(PassDivision.Terms)); }

    /// <summary>The parameters of all layers, in canonical order.</summary>
    internal ParameterBlock[] Blocks => field ??= [.. Layers.SelectMany(layer => layer.Blocks)];
}
