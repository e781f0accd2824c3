using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning;

/// <summary>What the plan of a layer, and its documentation, must know of an activation. To add one, write a row.</summary>
/// <param name="Name">Name for the emitted documentation.</param>
/// <param name="IsShort">
/// Whether it is a few instructions long, so that a copy for every register of a tile is cheap. The others run over the stored results in a
/// loop of their own, while these are in the first-level cache.
/// </param>
internal sealed record ActivationTraits(string Name, bool IsShort)
{
    private static readonly Dictionary<Activation, ActivationTraits> Table = new()
    {
        [Activation.Identity] = new("identity", IsShort: true) { HasDerivative = false },
        [Activation.Relu] = new("ReLU", IsShort: true),
        [Activation.Tanh] = new("tanh", IsShort: false),
        [Activation.Sigmoid] = new("sigmoid", IsShort: false) { MapsZeroToZero = false },
        [Activation.LeakyRelu] = new("leaky ReLU", IsShort: true),
        [Activation.Elu] = new("ELU", IsShort: false),
        [Activation.Gelu] = new("GELU", IsShort: false) { IsDerivativeShort = false, DerivativeReadsArgument = true },
        [Activation.GeluTanh] = new("tanh-form GELU", IsShort: false) { IsDerivativeShort = false, DerivativeReadsArgument = true },
        [Activation.Silu] = new("SiLU", IsShort: false) { IsDerivativeShort = false, DerivativeReadsArgument = true },
        [Activation.Softplus] = new("softplus", IsShort: false) { IsDerivativeShort = false, MapsZeroToZero = false },
        [Activation.Mish] = new("Mish", IsShort: false) { IsDerivativeShort = false, DerivativeReadsArgument = true },
        [Activation.HardSwish] = new("hard swish", IsShort: true) { DerivativeReadsArgument = true },
    };

    /// <summary>
    /// Whether the derivative is a few instructions long, so that it may stand in an epilogue; otherwise it runs in a pass of its own.
    /// </summary>
    public bool IsDerivativeShort { get; private init; } = true;

    /// <summary>Whether the derivative is a function of the activation's argument, which then is kept, and not of its result.</summary>
    public bool DerivativeReadsArgument { get; private init; }

    /// <summary>Whether the backward pass needs anything of the activation.</summary>
    public bool HasDerivative { get; private init; } = true;

    /// <summary>Whether it leaves the zeros of the padding zero.</summary>
    public bool MapsZeroToZero { get; private init; } = true;

    public static ActivationTraits Of(Activation kind) => Table[kind];
}
