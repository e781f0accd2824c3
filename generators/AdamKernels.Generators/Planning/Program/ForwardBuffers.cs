namespace AdamKernels.Generators.Planning.Program;

/// <summary>
/// What the forward pass through one stage reads and writes: in training the places of the stage, in a prediction one place for all stages
/// of a layer.
/// </summary>
/// <param name="LayerInput">What the layer reads.</param>
/// <param name="Input">What the stage reads.</param>
/// <param name="Output">Where its results go.</param>
internal sealed record ForwardBuffers(NamedBuffer LayerInput, NamedBuffer Input, NamedBuffer Output);
