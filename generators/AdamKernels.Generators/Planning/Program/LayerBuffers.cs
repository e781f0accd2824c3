using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning.Program;

/// <summary>The buffers of one layer in a training step, by name.</summary>
/// <param name="layer">The layer.</param>
internal sealed class LayerBuffers(LayerLayout layer)
{
    private readonly LayerFlow _flow = layer.Flow;

    public NamedBuffer Weights => Parameters(nameof(Weights), layer.WeightOffset);

    public NamedBuffer Biases => Parameters(nameof(Biases), layer.BiasOffset);

    public NamedBuffer Gains => Parameters(nameof(Gains), layer.OffsetOf(ParameterRole.Gain));

    public NamedBuffer Shifts => Parameters(nameof(Shifts), layer.OffsetOf(ParameterRole.Shift));

    public NamedBuffer Transposed => Workspace(nameof(Transposed), layer.TransposedOffset);

    public NamedBuffer Output => Workspace(nameof(Output), _flow.Output);

    public NamedBuffer OutputGradient => Workspace(nameof(OutputGradient), _flow.OutputGradient);

    public NamedBuffer ArgumentGradient => Workspace(nameof(ArgumentGradient), _flow.ArgumentGradient);

    public NamedBuffer Delta => Workspace(nameof(Delta), _flow.Delta);

    public NamedBuffer GainProduct => Workspace(nameof(GainProduct), _flow.GainProduct);

    /// <summary>The buffer that the derivative of the activation is computed from.</summary>
    public NamedBuffer Kept(ActivationTraits activation) =>
        activation.DerivativeReadsArgument ? Workspace("Argument", _flow.Argument) : Workspace("Result", _flow.Result);

    /// <summary>The buffers of the forward pass in training.</summary>
    /// <param name="input">The buffer that the layer reads.</param>
    public ForwardBuffers Forward(NamedBuffer input) => new(
        input,
        Workspace("Sum", _flow.Sum),
        Workspace("Argument", _flow.Argument),
        Workspace("Result", _flow.Result),
        Output,
        Workspace("InverseDeviation", _flow.InverseDeviation));

    private NamedBuffer Parameters(string name, int offset) => new($"{name}{layer.Number}", Arena.Parameters, offset);

    private NamedBuffer Workspace(string name, int offset) => new($"{name}{layer.Number}", Arena.Workspace, offset);
}
