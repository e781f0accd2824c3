namespace AdamKernels;

/// <summary>A loss that the program computes.</summary>
/// <param name="outputs">The outputs of the batch, one row per sample.</param>
/// <param name="outputGradients">
/// Receives the derivative of the returned loss with respect to each output, in the same order; 0 at first. Training goes against it, so it
/// has the sign of the derivative. A mean over samples includes the division by their number.
/// </param>
/// <returns>The loss, which the step returns; it must be finite.</returns>
public delegate float LossFunction(ReadOnlySpan<float> outputs, Span<float> outputGradients);
