namespace AdamKernels.Generators.Model;

/// <summary>A dense layer.</summary>
internal sealed record LayerSpec(int Inputs, int Outputs, ActivationKind Activation);

/// <summary>Activations, with the values of the runtime's enum.</summary>
internal enum ActivationKind
{
    Identity,
    Relu,
    Tanh,
    Sigmoid,
    LeakyRelu,
    Elu,
    Gelu,
    GeluTanh,
    Silu,
    Softplus,
    HardSwish,
}
