using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Model;

/// <summary>
/// What the public members of a network follow from. It can be read from a declaration with errors too, and its numbers may then be out of
/// range.
/// </summary>
/// <param name="Type">The user's class.</param>
/// <param name="InputCount">Inputs of one sample.</param>
/// <param name="MaxBatchSize">Maximum number of samples in a training step.</param>
/// <param name="Layers">Layers from the inputs to the outputs.</param>
/// <param name="DeclaredLoss">Loss function; null if there is none.</param>
internal sealed record SurfaceSpec(
    TypeSpec Type, int InputCount, int MaxBatchSize, EquatableArray<LayerSpec> Layers, ByValue<LossAttribute>? DeclaredLoss)
{
    /// <summary>Whether the network standardizes its inputs.</summary>
    public bool StandardizesInputs { get; init; }

    /// <summary>Whether the network standardizes its targets.</summary>
    public bool StandardizesTargets { get; init; }
}
