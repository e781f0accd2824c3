namespace AdamKernels;

/// <content>The calls for losses that the program computes, and for what comes before the network.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// Step 3 for a loss that the program computes: computes the gradients with respect to every parameter from those with respect
    /// to the outputs.
    /// </summary>
    /// <param name="outputGradients">
    /// The derivative of the loss with respect to each output that <see cref="ForwardPropagate"/> returned, one row per sample. For a mean
    /// over the samples, it includes the division by their number.
    /// </param>
    /// <returns>A view of the gradients, for <see cref="UpdateParameters"/>.</returns>
    /// <exception cref="ArgumentException">The length differs from that of the outputs.</exception>
    /// <exception cref="InvalidOperationException">No batch was propagated forward.</exception>
    /// <exception cref="NonFiniteGradientException">
    /// An input or a gradient is not finite, and <see cref="NonFinitePolicy"/> is Throw.
    /// </exception>
    public Gradients Backpropagate(ReadOnlySpan<float> outputGradients)
    {
        using var use = new ExclusiveUse(ref _user);
        return _calls.Backpropagate(outputGradients);
    }

    /// <summary>
    /// Steps 3 and 4 in one, for a loss that the program computes: each parameter is updated as soon as the tile of its gradient is summed.
    /// This is <see cref="Step(ReadOnlySpan{float}, Targets)"/> from the outputs on.
    /// </summary>
    /// <param name="outputGradients">As for <see cref="Backpropagate(ReadOnlySpan{float})"/>.</param>
    /// <exception cref="ArgumentException">The length differs from that of the outputs.</exception>
    /// <exception cref="InvalidOperationException">No batch was propagated forward.</exception>
    /// <exception cref="NonFiniteGradientException">
    /// An input or a gradient is not finite, and <see cref="NonFinitePolicy"/> is Throw.
    /// </exception>
    public void BackpropagateAndUpdate(ReadOnlySpan<float> outputGradients)
    {
        using var use = new ExclusiveUse(ref _user);
        _calls.BackpropagateAndUpdate(outputGradients);
    }

    /// <summary>A training step with a loss that the program computes: forward, loss, backward and update in one call.</summary>
    /// <remarks>
    /// A static lambda allocates nothing: <c>trainer.Step(inputs, static (outputs, gradients) => ...)</c>. A lambda that captures variables
    /// allocates at each call; pass them to <see cref="Step{TState}(ReadOnlySpan{float}, TState, LossFunction{TState})"/> instead. The bits
    /// are those of <see cref="ForwardPropagate"/> and <see cref="BackpropagateAndUpdate"/>.
    /// </remarks>
    /// <param name="inputs">1 to <c>MaxBatchSize</c> samples, one row after the other.</param>
    /// <param name="loss">Computes the loss and its gradient; see <see cref="LossFunction"/>. It must not call this trainer.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="ArgumentException">The length is not a whole number of samples from 1 to <c>MaxBatchSize</c>.</exception>
    /// <exception cref="NonFiniteLossException">The loss is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    /// <exception cref="NonFiniteGradientException">
    /// An input or a gradient is not finite, and <see cref="NonFinitePolicy"/> is Throw.
    /// </exception>
    public float Step(ReadOnlySpan<float> inputs, LossFunction loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return Step(inputs, loss, static (outputs, outputGradients, function) => function(outputs, outputGradients));
    }

    /// <inheritdoc cref="Step(ReadOnlySpan{float}, LossFunction)"/>
    /// <typeparam name="TState">The type of what the loss needs; a span or another ref struct is possible.</typeparam>
    /// <param name="inputs">1 to <c>MaxBatchSize</c> samples, one row after the other.</param>
    /// <param name="state">What the loss needs besides the outputs, for example the targets.</param>
    /// <param name="loss">Computes the loss and its gradient; see <see cref="LossFunction"/>. It must not call this trainer.</param>
    public float Step<TState>(ReadOnlySpan<float> inputs, TState state, LossFunction<TState> loss)
        where TState : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(loss);
        using var use = new ExclusiveUse(ref _user);
        return _calls.Step(inputs, state, loss);
    }

    /// <summary>
    /// The gradients of the loss with respect to the inputs of the last batch, for what comes before the network: another network, code of
    /// the program, or a map of what mattered.
    /// </summary>
    /// <remarks>
    /// The network declares <c>[Network(..., ComputeInputGradients = true)]</c>. Steps of every kind compute them, from the parameters
    /// before the update. With <see cref="StandardizeInputsAttribute"/> they are those of the inputs as they were passed. They are 0 if the
    /// batch was skipped because of <see cref="NonFinitePolicy.SkipStep"/>.
    /// </remarks>
    /// <returns>One row of gradients per sample, valid until the next call.</returns>
    /// <exception cref="InvalidOperationException">The network does not compute them, or no batch was backpropagated.</exception>
    public ReadOnlySpan<float> GetInputGradients()
    {
        using var use = new ExclusiveUse(ref _user);
        return _inputGradients.Get();
    }
}
