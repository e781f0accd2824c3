namespace AdamKernels.Generators.Planning.Program;

/// <summary>Memory that kernels get references into. What a method calls it is the method's to say.</summary>
internal enum Arena
{
    /// <summary>The inputs of a batch, or those of the samples to predict.</summary>
    Inputs,

    Parameters,

    Gradients,

    /// <summary>Activations and their gradients, targets, and what kernels put aside.</summary>
    Workspace,

    /// <summary>The half of a prediction's scratch for layers of odd number.</summary>
    Odd,

    /// <summary>The half of a prediction's scratch for layers of even number.</summary>
    Even,

    /// <summary>What a prediction keeps of each row where a layer is normalized.</summary>
    Deviations,

    /// <summary>The outputs that a prediction is asked for.</summary>
    Outputs,
}
