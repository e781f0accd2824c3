namespace AdamKernels;

/// <summary>What a pass over the rows of a batch does with each row, in this order.</summary>
[Flags]
internal enum RowWork
{
    /// <summary>Computes the activations of all layers.</summary>
    Forward = 1,

    /// <summary>Checks that the inputs are finite.</summary>
    CheckInputs = 2,

    /// <summary>Computes the terms of the loss, and the gradient at the outputs.</summary>
    Loss = 4,

    /// <summary>Takes gradients that the program computed at the outputs to where the loss leaves them.</summary>
    DifferentiateOutputs = 8,

    /// <summary>Takes the gradient back to the sums of all layers.</summary>
    Backward = 16,

    /// <summary>Forward, with the loss and its gradient at the outputs.</summary>
    ForwardAndLoss = Forward | CheckInputs | Loss,

    /// <summary>A training step.</summary>
    Step = ForwardAndLoss | Backward,
}
