using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The gradients of one batch: a view of the trainer's memory, valid until the next call of <c>Backpropagate</c>, <c>Step</c> or
/// <c>Fit</c>, or until a checkpoint is loaded. A program can read, change and exchange them before <c>UpdateParameters</c> applies them.
/// </summary>
/// <remarks>Members that use the gradients throw an <see cref="InvalidOperationException"/> when others have replaced them.</remarks>
public readonly struct Gradients
{
    private readonly NetworkDescription? _description;
    private readonly AlignedBuffer? _buffer;
    private readonly int _version;

    internal Gradients(NetworkDescription description, AlignedBuffer buffer, int batchCount, bool isSkipped)
    {
        BatchCount = batchCount;
        IsSkipped = isSkipped;
        _description = description;
        _buffer = buffer;
        _version = buffer.Version;
    }

    /// <summary>
    /// Whether <c>UpdateParameters</c> ignores these gradients: those of a batch that <see cref="NonFinitePolicy.SkipStep"/> skips, or
    /// whose labels all have weight 0.
    /// </summary>
    public bool IsSkipped { get; }

    /// <summary>
    /// Number of batches whose gradients are summed: 1, or with <see cref="AccumulateGradientsAttribute"/> the number since the last
    /// update.
    /// </summary>
    public int BatchCount { get; }

    /// <exception cref="InvalidOperationException">It has the gradients of a later batch.</exception>
    internal AlignedBuffer Buffer => _buffer is null ? throw NoTrainer() : _buffer.Version == _version ? _buffer : throw Replaced();

    /// <summary>Number of gradients: one for each parameter.</summary>
    public int Count => Description.ParameterCount;

    /// <summary>Number of layers.</summary>
    public int LayerCount => Description.Layers.Length;

    internal NetworkDescription Description =>
        _description ?? throw NoTrainer();

    /// <summary>
    /// Copies all gradients out in canonical order: for each layer the weights as [output, input], then the biases; for a normalized layer
    /// then the gains and the shifts.
    /// </summary>
    /// <param name="destination">Receives <see cref="Count"/> floats.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="Count"/>.</exception>
    public void CopyTo(Span<float> destination)
    {
        Check.Length(destination.Length, Count, nameof(destination));
        CanonicalOrder.CopyTo(Description, Buffer.Span, destination);
    }

    /// <summary>Replaces all gradients, given in canonical order.</summary>
    /// <param name="source"><see cref="Count"/> floats.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="Count"/>.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        Check.Length(source.Length, Count, nameof(source));
        CanonicalOrder.CopyFrom(Description, source, Buffer.Span);
    }

    /// <summary>Copies the gradient of one layer's weights as [output, input].</summary>
    /// <param name="layer">Index of the layer, from 0.</param>
    /// <param name="destination">Receives outputs · inputs floats, row by row.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    /// <exception cref="ArgumentException">The length is not outputs · inputs.</exception>
    public void CopyWeightsTo(int layer, Span<float> destination)
    {
        ParameterBlock weights = Block(layer, ParameterRole.Weight);
        Check.Length(destination.Length, weights.Count, nameof(destination));
        weights.CopyTo(Buffer.Span, destination);
    }

    /// <summary>The gradient of one layer's gains, one float per output. The span is a view: writes change the gradient.</summary>
    /// <param name="layer">Index of the layer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    /// <exception cref="InvalidOperationException">The layer has none.</exception>
    public Span<float> GetGain(int layer) => Block(layer, ParameterRole.Gain).StoredRow(Buffer.Span, 0);

    /// <summary>The gradient of one layer's shifts, one float per output. The span is a view: writes change the gradient.</summary>
    /// <param name="layer">Index of the layer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    /// <exception cref="InvalidOperationException">The layer has none.</exception>
    public Span<float> GetShift(int layer) => Block(layer, ParameterRole.Shift).StoredRow(Buffer.Span, 0);

    /// <summary>The gradient of one layer's biases, one float per output. The span is a view: writes change the gradient.</summary>
    /// <param name="layer">Index of the layer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public Span<float> GetBias(int layer) => Block(layer, ParameterRole.Bias).StoredRow(Buffer.Span, 0);

    /// <summary>Computes the Euclidean norm of all gradients, summed in double in a fixed order.</summary>
    public double CalculateNorm() => GradientNorm.Of(Description, Buffer);

    /// <summary>Multiplies all gradients by a factor.</summary>
    /// <param name="factor">The factor.</param>
    public void Scale(float factor)
    {
        // Leaves the padding alone: 0 times an infinite factor would be NaN.
        Span<float> gradients = Buffer.Span;
        foreach (ParameterBlock block in Description.Blocks)
        {
            for (int row = 0; row < block.StoredRows; row++)
            {
                foreach (ref float gradient in block.StoredRow(gradients, row))
                {
                    gradient *= factor;
                }
            }
        }
    }

    private static InvalidOperationException NoTrainer() =>
        new("These gradients belong to no trainer: use those that Trainer.Backpropagate returns.");

    private static InvalidOperationException Replaced() => new(
        "These gradients are no longer in memory: Backpropagate, Step, Fit or a checkpoint has replaced them. "
        + "Use those that the last Backpropagate returned, or CopyTo before the next batch.");

    private ParameterBlock Block(int layer, ParameterRole role)
    {
        if ((uint)layer >= (uint)LayerCount)
        {
            throw new ArgumentOutOfRangeException(nameof(layer), layer, $"Expected a layer of at least 0 and below {LayerCount}.");
        }

        return Description.Layers[layer].Find(role)
            ?? throw new InvalidOperationException($"Layer {layer} has no {role} parameters.");
    }
}
