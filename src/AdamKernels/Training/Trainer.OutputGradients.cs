using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>Losses of the program's own: it passes the gradient at the outputs.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// Step 3 for a loss of the program's own: computes the gradients with respect to every parameter from those with respect to the
    /// outputs.
    /// </summary>
    /// <param name="outputGradients">
    /// The derivative of the loss by each output that <see cref="ForwardPropagate"/> returned, one row per sample, with whatever factor a mean
    /// over the samples needs.
    /// </param>
    /// <returns>A view of the gradients, for <see cref="UpdateParameters"/>.</returns>
    /// <exception cref="ArgumentException">The length differs from that of the outputs.</exception>
    /// <exception cref="InvalidOperationException">No batch was propagated forward.</exception>
    /// <exception cref="NonFiniteGradientException">An input or a gradient is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    public Gradients Backpropagate(ReadOnlySpan<float> outputGradients)
    {
        using var use = new ExclusiveUse(ref _user);
        SetOutputGradients(outputGradients, out bool isSkipped);
        return GradientsOf(isSkipped);
    }

    /// <summary>
    /// Steps 3 and 4 for a loss of the program's own, in one: each parameter is updated as soon as the tile of its gradient is summed. It is
    /// <see cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/> from the outputs on.
    /// </summary>
    /// <param name="outputGradients">As for <see cref="Backpropagate(ReadOnlySpan{float})"/>.</param>
    /// <exception cref="ArgumentException">The length differs from that of the outputs.</exception>
    /// <exception cref="InvalidOperationException">No batch was propagated forward.</exception>
    /// <exception cref="NonFiniteGradientException">An input or a gradient is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    public void BackpropagateAndUpdate(ReadOnlySpan<float> outputGradients)
    {
        using var use = new ExclusiveUse(ref _user);
        SetOutputGradients(outputGradients, out bool isSkipped);
        _forwardRows = 0;
        if (!isSkipped)
        {
            BackpropagateAndUpdate(ref KeptInputs);
        }
    }

    private void SetOutputGradients(ReadOnlySpan<float> outputGradients, out bool isSkipped)
    {
        CheckOutputs(outputGradients.Length, nameof(outputGradients));
        isSkipped = !(_inputsAreFinite && Finite.All(outputGradients)) && !MayUpdateBy(norm: null);
        Rows.Spread(outputGradients, _description.OutputCount, _buffers.Workspace.Span[_description.OutputGradientOffset..], _description.OutputStride);
        _program.DifferentiateOutputs(_buffers, in _batch);
    }
}
