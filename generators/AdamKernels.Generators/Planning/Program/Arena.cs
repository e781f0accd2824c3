namespace AdamKernels.Generators.Planning.Program;

/// <summary>Memory that kernels get references into. Each method has its own names for these references.</summary>
internal enum Arena
{
    /// <summary>The inputs of a batch, or those of the samples to predict.</summary>
    Inputs,

    Parameters,

    /// <summary>Activations and their gradients, targets, and transposed weights.</summary>
    Workspace,

    /// <summary>A tile of gradients that waits for its update, of each thread.</summary>
    Pending,

    /// <summary>The half of a prediction's scratch memory for layers with odd numbers.</summary>
    Odd,

    /// <summary>The half of a prediction's scratch memory for layers with even numbers.</summary>
    Even,

    /// <summary>What a prediction keeps of each row of a normalized layer.</summary>
    Deviations,

    /// <summary>The caller's memory for the outputs of a prediction.</summary>
    Outputs,
}
