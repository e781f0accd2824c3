using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>How the weights of a layer lie in the parameter buffer. Nothing outside the kernels sees the difference.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum WeightLayout
{
    /// <summary>[input, output]: one row per input, for layers with many outputs.</summary>
    InputMajor,

    /// <summary>[output, input]: one row per output, for layers with fewer outputs than a vector has lanes.</summary>
    OutputMajor,
}

/// <summary>Where one layer's parameters lie.</summary>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Outputs">Number of outputs.</param>
/// <param name="Activation">Function applied to the outputs.</param>
/// <param name="Layout">Order of the weights.</param>
/// <param name="WeightOffset">First weight, in floats from the start of the buffer.</param>
/// <param name="WeightStride">Floats from one row of weights to the next; what exceeds the row is zero.</param>
/// <param name="BiasOffset">First bias, in floats from the start of the buffer.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerDescription(
    int Inputs, int Outputs, Activation Activation, WeightLayout Layout, int WeightOffset, int WeightStride, int BiasOffset)
{
    /// <summary>First gain of the normalization, in floats from the start of the buffer; -1 for a layer that is not normalized.</summary>
    public int GainOffset { get; init; } = -1;

    /// <summary>First shift of the normalization, in floats from the start of the buffer; -1 for a layer that is not normalized.</summary>
    public int ShiftOffset { get; init; } = -1;

    /// <summary>How the parameters start.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>The weights' value for <see cref="Initializer.Constant"/>.</summary>
    public float InitialValue { get; init; }

    /// <summary>Fraction of the outputs that training drops.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the inputs are added to the outputs.</summary>
    public bool IsResidual { get; init; }

    /// <summary>Whether training leaves the parameters as they are.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>What the learning rate is multiplied by.</summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>Whether the sums are normalized.</summary>
    public bool IsNormalized => GainOffset >= 0;

    /// <summary>Number of the layer's parameters.</summary>
    public int ParameterCount => Outputs * (Inputs + (IsNormalized ? 3 : 1));
}

/// <summary>The loss of a declaration.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LossKind
{
    /// <summary>Mean squared error.</summary>
    MeanSquaredError,

    /// <summary>Mean absolute error.</summary>
    MeanAbsoluteError,

    /// <summary>Huber's loss.</summary>
    Huber,

    /// <summary>Binary cross-entropy on logits.</summary>
    BinaryCrossEntropy,

    /// <summary>Softmax cross-entropy on logits.</summary>
    SoftmaxCrossEntropy,

    /// <summary>The program computes the loss and passes its gradient.</summary>
    Custom,
}

/// <summary>
/// What the runtime must know of a network's shape: decided once by the generator's planner, so that the runtime does no arithmetic
/// about shapes of its own. All lengths, offsets and strides are in floats.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkDescription
{
    /// <summary>Layers from the inputs to the outputs.</summary>
    public required LayerDescription[] Layers { get; init; }

    /// <summary>Loss function.</summary>
    public required LossKind Loss { get; init; }

    /// <summary>Largest batch of a training step.</summary>
    public required int MaxBatchSize { get; init; }

    /// <summary>Samples of a large batch that a step takes through all layers before the next ones; 0 where it is not divided.</summary>
    public int BatchTile { get; init; }

    /// <summary>Length of the parameter buffer, padding included; gradients and every optimizer state have the same.</summary>
    public required int BufferLength { get; init; }

    /// <summary>Number of optimizer state buffers: 2 for Adam, 1 for momentum or RMSProp, 0 for SGD.</summary>
    public required int StateCount { get; init; }

    /// <summary>What each optimizer state starts from; none where all start from 0.</summary>
    public IReadOnlyList<float> InitialStates { get; init; } = [];

    /// <summary>Length of the workspace of a training step.</summary>
    public required int WorkspaceLength { get; init; }

    /// <summary>Where a batch of inputs lies in the workspace, one row after the other without padding.</summary>
    public required int InputOffset { get; init; }

    /// <summary>Where the outputs of the last layer lie in the workspace.</summary>
    public required int OutputOffset { get; init; }

    /// <summary>Where the targets lie in the workspace, with the outputs' stride.</summary>
    public required int TargetOffset { get; init; }

    /// <summary>Where gradients with respect to the outputs lie in the workspace, with the outputs' stride.</summary>
    public required int OutputGradientOffset { get; init; }

    /// <summary>Floats from one row of outputs or targets to the next; what exceeds the row is zero.</summary>
    public required int OutputStride { get; init; }

    /// <summary>Learning rate of the declaration.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Number of inputs of one sample.</summary>
    public int InputCount => Layers[0].Inputs;

    /// <summary>Number of outputs of one sample.</summary>
    public int OutputCount => Layers[^1].Outputs;

    /// <summary>Number of weights and biases.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>Largest norm over all gradients; infinite where it is not limited.</summary>
    public double MaxGradientNorm { get; init; } = double.PositiveInfinity;

    /// <summary>Batches whose gradients make one update.</summary>
    public int BatchesPerUpdate { get; init; } = 1;

    /// <summary>The state buffer that holds the moving average of the parameters, or -1.</summary>
    public int AverageState { get; init; } = -1;

    /// <summary>A weight for each class, by which labels are counted; empty where all count as 1.</summary>
    public float[] ClassWeights { get; init; } = [];

    /// <summary>Whether the network standardizes its inputs.</summary>
    public bool StandardizesInputs { get; init; }

    /// <summary>Whether each parameter is updated as soon as the tile of its gradient is summed, or from gradients in memory.</summary>
    public bool IsFused => double.IsInfinity(MaxGradientNorm) && BatchesPerUpdate == 1;

    /// <summary>Where the parameters lie in their buffer, and so where padding does not.</summary>
    internal ParameterBlock[] Blocks => field ??= ParameterBlock.Of(Layers);
}
