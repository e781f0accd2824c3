using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>The parameters of a network in memory, and the strides of its activations: the same for all targets.</summary>
/// <param name="Layers">Layers from the inputs to the outputs.</param>
/// <param name="ParameterCount">Weights, biases, gains and shifts, without padding.</param>
/// <param name="ParameterLength">Floats of the parameter buffer, with padding.</param>
internal sealed record BufferLayout(LayerLayout[] Layers, int ParameterCount, int ParameterLength)
{
    /// <summary>Every row starts at a multiple of 16 floats: one cache line and one 512-bit vector.</summary>
    public const int Alignment = VectorTarget.BlockLanes;

    /// <summary>Maximum floats in a buffer: the longest array of the runtime, minus what aligning it takes.</summary>
    public const int MaxLength = 0x7FFFFFC7 - Alignment;

    /// <summary>Smaller batches do not use transposed weights: transposing them would cost more than it saves.</summary>
    public const int MinBatchToTranspose = 8;

    /// <summary>Rows of weights that a block of the kernels reads repeatedly.</summary>
    private const int RowsOfWeights = 64;

    /// <summary>Inputs per sample that are standardized; 0 if none are.</summary>
    public int StandardizedWidth { get; init; }

    public LayerLayout Last => Layers[Layers.Length - 1];

    /// <summary>Floats from one row of transposed weights to the next.</summary>
    public static int TransposedStride(LayerSpec layer) => FirstLevelCache.Stride(layer.Inputs, Math.Min(layer.Outputs, RowsOfWeights));

    public static int Pad(int length) => checked((length + Alignment - 1) / Alignment * Alignment);

    /// <summary>Lays out a network.</summary>
    /// <exception cref="OverflowException">The buffer would be longer than an array can be.</exception>
    public static BufferLayout Create(NetworkSpec spec)
    {
        checked
        {
            var layers = new LayerLayout[spec.Layers.Count];
            int parameters = 0, parameterCount = 0;
            int inputStride = spec.InputCount;
            for (int i = 0; i < layers.Length; i++)
            {
                LayerSpec layer = spec.Layers[i];
                WeightLayout layout = ChooseLayout(layer, isFirst: i == 0);
                (int rows, int row) = layout == WeightLayout.InputMajor ? (layer.Inputs, layer.Outputs) : (layer.Outputs, layer.Inputs);
                int stride = FirstLevelCache.Stride(row, Math.Min(rows, RowsOfWeights));
                int outputStride = FirstLevelCache.Stride(layer.Outputs, spec.MaxBatchSize);
                InputGradientForm inputGradient = ChooseInputGradient(spec, i, layout);
                layers[i] = new LayerLayout(
                    i + 1,
                    layer,
                    layout,
                    parameters,
                    stride,
                    parameters + rows * stride,
                    inputStride,
                    outputStride,
                    inputGradient)
                {
                    InputGradientStride = FirstLevelCache.Stride(layer.Inputs, spec.MaxBatchSize),
                };
                parameters += layers[i].ParameterLength;
                parameterCount += (int)layer.ParameterCount;
                inputStride = outputStride;
            }

            return parameters <= MaxLength
                ? new BufferLayout(layers, parameterCount, parameters)
                {
                    StandardizedWidth = spec.StandardizesInputs ? spec.InputCount : 0,
                }
                : throw new OverflowException();
        }
    }

    private static InputGradientForm ChooseInputGradient(NetworkSpec spec, int layer, WeightLayout layout) =>
        !spec.ComputesInputGradients && spec.Layers.Take(layer).All(earlier => earlier.IsFrozen) ? InputGradientForm.None
        : layout == WeightLayout.OutputMajor ? InputGradientForm.FromWeights
        : spec.MaxBatchSize >= MinBatchToTranspose ? InputGradientForm.FromTransposed
        : InputGradientForm.Dots;

    /// <summary>
    /// A layer with few outputs is stored by output if that takes less memory, because the optimizer also updates the padding. Its forward
    /// pass reads whole vectors of inputs, so the user's unpadded samples must be whole vectors in a first layer.
    /// </summary>
    public static WeightLayout ChooseLayout(LayerSpec layer, bool isFirst) =>
        layer.Outputs * (((long)layer.Inputs + Alignment - 1) / Alignment) < layer.Inputs
        && (!isFirst || layer.Inputs % Alignment == 0)
            ? WeightLayout.OutputMajor
            : WeightLayout.InputMajor;
}
