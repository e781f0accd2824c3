namespace AdamKernels.Generators.Planning.Program;

/// <summary>The buffers of one layer in a training step, by name.</summary>
/// <param name="layer">The layer.</param>
internal sealed class LayerBuffers(LayerLayout layer)
{
    private readonly LayerFlow _flow = layer.Flow;

    public Buffer Weights => Parameters(nameof(Weights), layer.WeightOffset);

    public Buffer Biases => Parameters(nameof(Biases), layer.BiasOffset);

    public Buffer Gains => Parameters(nameof(Gains), layer.GainOffset);

    public Buffer Shifts => Parameters(nameof(Shifts), layer.ShiftOffset);

    public Buffer Transposed => Workspace(nameof(Transposed), layer.TransposedOffset);

    public Buffer Output => Workspace(nameof(Output), _flow.Output);

    public Buffer OutputGradient => Workspace(nameof(OutputGradient), _flow.OutputGradient);

    public Buffer ArgumentGradient => Workspace(nameof(ArgumentGradient), _flow.ArgumentGradient);

    public Buffer Delta => Workspace(nameof(Delta), _flow.Delta);

    public Buffer GainProduct => Workspace(nameof(GainProduct), _flow.GainProduct);

    /// <summary>What the derivative of the activation is computed from.</summary>
    public Buffer Kept(ActivationTraits activation) =>
        activation.DerivativeReadsArgument ? Workspace("Argument", _flow.Argument) : Workspace("Result", _flow.Result);

    /// <summary>What the forward pass of training reads and writes.</summary>
    /// <param name="input">What the layer reads.</param>
    public ForwardBuffers Forward(Buffer input) => new(
        input,
        Workspace("Sum", _flow.Sum),
        Workspace("Argument", _flow.Argument),
        Workspace("Result", _flow.Result),
        Output,
        Workspace("InverseDeviation", _flow.InverseDeviation));

    private Buffer Parameters(string name, int offset) => new($"{name}{layer.Number}", Arena.Parameters, offset);

    private Buffer Workspace(string name, int offset) => new($"{name}{layer.Number}", Arena.Workspace, offset);
}
