namespace AdamKernels.Generators.Model;

/// <summary>A dense layer and its options.</summary>
internal sealed record LayerSpec(int Inputs, int Outputs, ActivationKind Activation)
{
    /// <summary>Whether the sums are normalized before the activation.</summary>
    public bool IsNormalized { get; init; }

    /// <summary>Share of the outputs that training drops; 0 for none.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the inputs are added to the outputs.</summary>
    public bool IsResidual { get; init; }

    /// <summary>Whether the parameters are not trained.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>What the learning rate is multiplied by.</summary>
    public double LearningRateFactor { get; init; } = 1;

    public InitializerKind Initializer { get; init; }

    /// <summary>Value of the weights for <see cref="InitializerKind.Constant"/>.</summary>
    public double InitialValue { get; init; }
}

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

/// <summary>Initializers, with the values of the runtime's enum.</summary>
internal enum InitializerKind
{
    Default,
    GlorotUniform,
    GlorotNormal,
    HeUniform,
    HeNormal,
    LecunUniform,
    LecunNormal,
    Orthogonal,
    Zeros,
    Constant,
}
