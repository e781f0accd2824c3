using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning;

/// <summary>Facts about an activation that planning and the emitted documentation use. To add an activation, add a row.</summary>
/// <param name="Name">Name for the emitted documentation.</param>
/// <param name="IsShort">
/// Whether it takes only a few instructions, so that a copy for each register of a tile is cheap. The others run in a loop of their own
/// over the stored results, while these are in the first-level cache.
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
    /// Whether the derivative takes only a few instructions, so that it can be part of an epilogue; otherwise it runs in a pass of its own.
    /// </summary>
    public bool IsDerivativeShort { get; private init; } = true;

    /// <summary>
    /// Whether the derivative is a function of the activation's argument, which must then be kept, and not of its result.
    /// </summary>
    public bool DerivativeReadsArgument { get; private init; }

    /// <summary>Whether the backward pass has a derivative to apply.</summary>
    public bool HasDerivative { get; private init; } = true;

    /// <summary>Whether it keeps the zeros of the padding zero.</summary>
    public bool MapsZeroToZero { get; private init; } = true;

    public static ActivationTraits Of(Activation kind) => Table[kind];
}
