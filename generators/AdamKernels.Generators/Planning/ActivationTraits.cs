using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>What the plan of a layer must know of its activation.</summary>
internal static class ActivationTraits
{
    /// <summary>Whether the derivative is a function of the activation's argument, which then is kept, and not of its result.</summary>
    public static bool DerivativeReadsArgument(ActivationKind kind) =>
        kind is ActivationKind.Gelu or ActivationKind.GeluTanh or ActivationKind.Silu or ActivationKind.HardSwish;

    /// <summary>Whether the backward pass needs anything of the activation.</summary>
    public static bool HasDerivative(ActivationKind kind) => kind != ActivationKind.Identity;
}
