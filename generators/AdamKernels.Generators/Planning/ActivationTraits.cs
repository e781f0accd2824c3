using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>What the plan of a layer, and its documentation, must know of an activation. To add one, write a row.</summary>
/// <param name="Name">Name for the emitted documentation.</param>
/// <param name="IsShort">
/// Whether it is a few instructions long, so that a copy for every register of a tile is cheap. The others run over the stored results in a
/// loop of their own, while these are in the first-level cache.
/// </param>
internal sealed record ActivationTraits(string Name, bool IsShort)
{
    private static readonly Dictionary<ActivationKind, ActivationTraits> Table = new()
    {
        [ActivationKind.Identity] = new("identity", IsShort: true) { HasDerivative = false },
        [ActivationKind.Relu] = new("ReLU", IsShort: true),
        [ActivationKind.Tanh] = new("tanh", IsShort: false),
        [ActivationKind.Sigmoid] = new("sigmoid", IsShort: false) { MapsZeroToZero = false },
        [ActivationKind.LeakyRelu] = new("leaky ReLU", IsShort: true),
        [ActivationKind.Elu] = new("ELU", IsShort: false),
        [ActivationKind.Gelu] = new("GELU", IsShort: false) { IsDerivativeShort = false, DerivativeReadsArgument = true },
        [ActivationKind.GeluTanh] = new("tanh-form GELU", IsShort: false) { IsDerivativeShort = false, DerivativeReadsArgument = true },
        [ActivationKind.Silu] = new("SiLU", IsShort: false) { IsDerivativeShort = false, DerivativeReadsArgument = true },
        [ActivationKind.Softplus] = new("softplus", IsShort: false) { IsDerivativeShort = false, MapsZeroToZero = false },
        [ActivationKind.HardSwish] = new("hard swish", IsShort: true) { DerivativeReadsArgument = true },
    };

    /// <summary>Whether the derivative is a few instructions long, so that it may stand in an epilogue; otherwise it runs in a pass of its own.</summary>
    public bool IsDerivativeShort { get; private init; } = true;

    /// <summary>Whether the derivative is a function of the activation's argument, which then is kept, and not of its result.</summary>
    public bool DerivativeReadsArgument { get; private init; }

    /// <summary>Whether the backward pass needs anything of the activation.</summary>
    public bool HasDerivative { get; private init; } = true;

    /// <summary>Whether it leaves the zeros of the padding zero.</summary>
    public bool MapsZeroToZero { get; private init; } = true;

    public static ActivationTraits Of(ActivationKind kind) => Table[kind];
}
