namespace AdamKernels.Generators.Planning.Program;

/// <summary>What a forward pass is for.</summary>
internal enum ForwardUse
{
    /// <summary>The rows of a batch, whose activations the backward pass reads.</summary>
    Training,

    /// <summary>Several rows.</summary>
    Prediction,

    /// <summary>One row.</summary>
    SinglePrediction,
}
