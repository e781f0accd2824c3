using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning;

/// <summary>An activation that a network computes, in one layer or several.</summary>
/// <param name="Kind">The activation.</param>
/// <param name="IsDifferentiated">Whether the backward pass of a layer computes its derivative.</param>
internal sealed record ActivationUse(Activation Kind, bool IsDifferentiated);
