using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>From gradients in memory to parameters: several batches for one update, and the limit of the norm.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>Keeps the quotient finite where all gradients are 0, as PyTorch's <c>clip_grad_norm_</c> does.</summary>
    private const double NormEpsilon = 1e-6;

    /// <summary>
    /// Batches whose gradients wait for the update that <see cref="AccumulateGradientsAttribute"/> declares; 0 without it.
    /// </summary>
    public int PendingBatches { get; private set; }

    /// <summary>Step 4: updates every parameter.</summary>
    /// <remarks>
    /// A declared limit of the norm is applied here, and gradients of several batches are divided by their number; the gradients in memory
    /// stay as they are.
    /// </remarks>
    /// <param name="gradients">What <see cref="Backpropagate(ReadOnlySpan{float}, ReadOnlySpan{float})"/> returned.</param>
    /// <exception cref="ArgumentException">The gradients belong to another kind of network.</exception>
    /// <exception cref="InvalidOperationException">The gradients belong to no trainer.</exception>
    /// <exception cref="NonFiniteGradientException">A norm to be limited is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    public void UpdateParameters(Gradients gradients)
    {
        using var use = new ExclusiveUse(ref _user);
        if (!ReferenceEquals(gradients.Description, _description))
        {
            throw new ArgumentException($"Expected gradients of {typeof(TNetwork)}, but those of another network came.", nameof(gradients));
        }

        // The activations were computed with the parameters that change now.
        _forwardRows = 0;
        if (!gradients.IsSkipped)
        {
            Update(gradients.Buffer, gradients.BatchCount);
        }
    }

    /// <summary>
    /// Updates by the batches that wait for one, if there are any: for the end of an epoch whose number of batches is no multiple of the
    /// declared one.
    /// </summary>
    /// <returns>Whether the parameters were updated.</returns>
    /// <exception cref="NonFiniteGradientException">A norm to be limited is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    public bool UpdatePending()
    {
        using var use = new ExclusiveUse(ref _user);
        if (PendingBatches == 0)
        {
            return false;
        }

        _forwardRows = 0;
        return Update(_buffers.Gradients, PendingBatches);
    }

    /// <summary>Forgets the gradients of the batches that wait for an update.</summary>
    public void DiscardPending()
    {
        using var use = new ExclusiveUse(ref _user);
        PendingBatches = 0;
    }

    /// <summary>Computes gradients, or adds them to those of earlier batches.</summary>
    private void BackpropagateToMemory(ref float inputs)
    {
        if (_description.BatchesPerUpdate > 1)
        {
            if (PendingBatches == 0)
            {
                _buffers.Gradients.Span.Clear();
            }

            PendingBatches++;
        }

        _program.Backpropagate(ref inputs, _buffers, in _batch);
    }

    /// <summary>Backpropagates, and updates where this batch completes the declared number.</summary>
    /// <returns>Whether the batch counts: not if its gradients are left out for a norm that is not finite.</returns>
    private bool BackpropagateAndUpdate(ref float inputs)
    {
        if (_description.IsFused)
        {
            _buffers.Parameters.Version++;
            _program.BackpropagateAndUpdate(ref inputs, _buffers, in _batch, _program.AdvanceStep(ref _state, _learningRate));
            return true;
        }

        BackpropagateToMemory(ref inputs);
        bool isComplete = PendingBatches == 0 || PendingBatches >= _description.BatchesPerUpdate;
        return !isComplete || Update(_buffers.Gradients, Math.Max(PendingBatches, 1));
    }

    /// <returns>Whether the parameters were updated.</returns>
    private bool Update(AlignedBuffer gradients, int batches)
    {
        // Whatever becomes of them, they do not wait any longer. Those of another trainer leave what waits here alone.
        PendingBatches = ReferenceEquals(gradients, _buffers.Gradients) ? 0 : PendingBatches;
        double scale = 1d / batches;
        if (double.IsFinite(_description.MaxGradientNorm))
        {
            double norm = GradientNorm.Of(_description, gradients) * scale;
            if (!double.IsFinite(norm) && !MayUpdateBy(norm))
            {
                return false;
            }

            scale *= Math.Min(1, _description.MaxGradientNorm / (norm + NormEpsilon));
        }

        _buffers.Parameters.Version++;
        _program.UpdateParameters(gradients, _buffers, _program.AdvanceStep(ref _state, _learningRate) with { GradientScale = scale });
        return true;
    }

    /// <param name="norm">The norm that is not finite; null where gradients that the program passed, or its inputs, are not.</param>
    private bool MayUpdateBy(double? norm) => NonFinitePolicy switch
    {
        NonFinitePolicy.Allow => true,
        NonFinitePolicy.SkipStep => false,
        _ => throw (norm is { } value ? NonFiniteGradientException.OfNorm(value, StepCount) : NonFiniteGradientException.OfOutputs(StepCount)),
    };
}
