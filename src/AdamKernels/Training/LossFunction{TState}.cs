namespace AdamKernels;

/// <inheritdoc cref="LossFunction"/>
/// <typeparam name="TState">The type of what the loss needs besides the outputs.</typeparam>
/// <param name="outputs">The outputs of the batch, one row per sample.</param>
/// <param name="outputGradients">
/// Receives the derivative of the returned loss with respect to each output, in the same order; 0 at first. Training goes against it, so it
/// has the sign of the derivative. A mean over samples includes the division by their number.
/// </param>
/// <param name="state">What was passed to the step, for example the targets.</param>
public delegate float LossFunction<in TState>(ReadOnlySpan<float> outputs, Span<float> outputGradients, TState state)
    where TState : allows ref struct;
