using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>The memory of a network: the same for all targets, so that they can share it.</summary>
/// <param name="Layers">Layers from the inputs to the outputs.</param>
/// <param name="ParameterCount">Weights, biases, gains and shifts, without padding.</param>
/// <param name="ParameterLength">Floats of the parameter buffer, with padding.</param>
/// <param name="TargetOffset">Offset of the targets in the workspace; their stride is that of the last layer's outputs.</param>
/// <param name="WorkspaceLength">Floats of the workspace.</param>
internal sealed record BufferLayout(
    LayerLayout[] Layers, int ParameterCount, int ParameterLength, int TargetOffset, int WorkspaceLength)
{
    /// <summary>Every row starts at a multiple of 16 floats: one cache line and one 512-bit vector.</summary>
    public const int Alignment = VectorTarget.BlockLanes;

    /// <summary>Offset of the copy of a batch's inputs in the workspace, for the four calls that outlive the caller's span.</summary>
    public const int InputOffset = 0;

    /// <summary>Maximum floats in a buffer: the longest array of the runtime, minus what aligning it takes.</summary>
    public const int MaxLength = 0x7FFFFFC7 - Alignment;

    /// <summary>Smaller batches do not use transposed weights: transposing them would cost more than it saves.</summary>
    private const int MinBatchToTranspose = 8;

    /// <summary>Rows of weights that a block of the kernels reads repeatedly.</summary>
    private const int RowsOfWeights = 64;

    /// <summary>Floats of a tile that waits for its update: no tile has more registers than this fills.</summary>
    private const int PendingLength = 32 * Alignment;

    /// <summary>Inputs per sample that are standardized; 0 if none are.</summary>
    public int StandardizedWidth { get; init; }

    /// <summary>Offset in the workspace of the gradients of a tile that waits for its update.</summary>
    public int PendingOffset { get; init; }

    /// <summary>Samples of a large batch that pass through all layers together; 0 if batches are not divided.</summary>
    public int BatchTile { get; init; }

    /// <summary>Offset in the workspace of the sums of a loss, which wait there for the next tile of the batch.</summary>
    public int LossSumsOffset { get; init; }

    /// <summary>Whether kernels that sum over rows can continue from the sums of earlier rows.</summary>
    public bool DividesBatches => BatchTile > 0;

    public LayerLayout Last => Layers[Layers.Length - 1];

    /// <summary>Floats from one row of transposed weights to the next.</summary>
    public static int TransposedStride(LayerSpec layer) => FirstLevelCache.Stride(layer.Inputs, Math.Min(layer.Outputs, RowsOfWeights));

    public static int Pad(int length) => checked((length + Alignment - 1) / Alignment * Alignment);

    /// <summary>Lays out a network.</summary>
    /// <exception cref="OverflowException">A buffer would be longer than an array can be.</exception>
    public static BufferLayout Create(NetworkSpec spec)
    {
        checked
        {
            var layers = new LayerLayout[spec.Layers.Count];
            int parameters = 0, parameterCount = 0;
            int workspace = Pad(spec.MaxBatchSize * spec.InputCount);
            int inputStride = spec.InputCount;
            for (int i = 0; i < layers.Length; i++)
            {
                LayerSpec layer = spec.Layers[i];
                WeightLayout layout = ChooseLayout(layer, isFirst: i == 0);
                (int rows, int row) = layout == WeightLayout.InputMajor ? (layer.Inputs, layer.Outputs) : (layer.Outputs, layer.Inputs);
                int stride = FirstLevelCache.Stride(row, Math.Min(rows, RowsOfWeights));
                int outputStride = FirstLevelCache.Stride(layer.Outputs, spec.MaxBatchSize);
                InputGradientForm inputGradient = ChooseInputGradient(spec, i, layout);
                bool transposes = inputGradient == InputGradientForm.FromTransposed;
                LayerFlow flow = LayerFlow.Create(layer, spec.MaxBatchSize * outputStride, spec.MaxBatchSize, ref workspace);
                int transposedOffset = transposes ? workspace : -1;
                workspace += transposes ? layer.Outputs * TransposedStride(layer) : 0;
                layers[i] = new LayerLayout(
                    i + 1,
                    layer,
                    layout,
                    parameters,
                    stride,
                    parameters + rows * stride,
                    inputStride,
                    outputStride,
                    flow,
                    transposedOffset,
                    inputGradient);
                parameters += layers[i].ParameterLength;
                parameterCount += layer.Outputs * (layer.Inputs + layer.Vectors.Count);
                inputStride = outputStride;
            }

            int targets = workspace;
            workspace += spec.MaxBatchSize * layers[layers.Length - 1].OutputStride;
            int transposed = layers
                .Where(layer => layer.TransposedOffset >= 0)
                .Sum(layer => layer.Spec.Outputs * TransposedStride(layer.Spec));
            int batchTile = Planning.BatchTile.Rows(spec, (workspace - transposed) / spec.MaxBatchSize, parameters);
            int lossSums = workspace;
            workspace += batchTile > 0 ? Alignment : 0;
            int pending = workspace;
            workspace += PendingLength;
            if (Math.Max(parameters, workspace) > MaxLength)
            {
                throw new OverflowException();
            }

            return new BufferLayout(layers, parameterCount, parameters, targets, workspace)
            {
                PendingOffset = pending,
                BatchTile = batchTile,
                LossSumsOffset = lossSums,
                StandardizedWidth = spec.StandardizesInputs ? spec.InputCount : 0,
            };
        }
    }

    private static InputGradientForm ChooseInputGradient(NetworkSpec spec, int layer, WeightLayout layout) =>
        spec.Layers.Take(layer).All(earlier => earlier.IsFrozen) ? InputGradientForm.None
        : layout == WeightLayout.OutputMajor ? InputGradientForm.FromWeights
        : spec.MaxBatchSize >= MinBatchToTranspose ? InputGradientForm.FromTransposed
        : InputGradientForm.Dots;

    /// <summary>
    /// A layer with few outputs is stored by output if that takes less memory, because the optimizer also updates the padding. Its forward
    /// pass reads whole vectors of inputs, so the user's unpadded samples must be whole vectors in a first layer.
    /// </summary>
    public static WeightLayout ChooseLayout(LayerSpec layer, bool isFirst) =>
        layer.Outputs < Alignment
        && layer.Outputs * (((long)layer.Inputs + Alignment - 1) / Alignment) < layer.Inputs
        && (!isFirst || layer.Inputs % Alignment == 0)
            ? WeightLayout.OutputMajor
            : WeightLayout.InputMajor;
}
