using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Computes the loss of a batch with its gradient at the outputs, and decides whether the batch counts.</summary>
internal sealed class LossPass(NetworkProgram program, TrainingBuffers buffers, WorkingBatch work, NonFiniteGuard guard)
{
    /// <summary>The weighted loss of the rows of a batch so far, whose tiles come one after the other.</summary>
    private double _weightedSum;

    /// <summary>Computes the loss of the outputs in the workspace.</summary>
    /// <param name="batch">The samples, and the divisor of the loss: 0 where all labels are of classes with weight 0.</param>
    /// <param name="inputsAreFinite">Whether all inputs so far were.</param>
    /// <returns>
    /// The loss; 0 for a mean of nothing; NaN if an input is not finite, because tanh and sigmoid turn an infinite input into a finite loss
    /// whose gradient is not finite.
    /// </returns>
    public float Run(in BatchContext batch, bool inputsAreFinite)
    {
        float loss;
        if (batch.LossDivisor != 0)
        {
            loss = Calculate(buffers, in batch);
        }
        else
        {
            program.CalculateLoss(buffers, batch with { LossDivisor = 1 });
            loss = 0;
        }

        return inputsAreFinite ? loss : float.NaN;
    }

    /// <summary>Computes the loss of the outputs in the workspace, of which nothing is checked.</summary>
    /// <param name="step">The memory of the step.</param>
    /// <param name="batch">The samples, and the divisor of the loss, which is not 0.</param>
    public float Calculate(TrainingBuffers step, in BatchContext batch)
    {
        ReadOnlySpan<float> weights = work.Weights;
        if (weights.IsEmpty)
        {
            return program.CalculateLoss(step, in batch);
        }

        // Row by row: a loss divided by divisor / weight is weighted, and so is its gradient, for every kind of loss.
        double sum = batch.FirstRow == 0 ? 0 : _weightedSum;
        for (nuint row = 0; row < batch.RowCount; row++)
        {
            double divisor = batch.LossDivisor / weights[(int)(batch.FirstRow + row)];
            sum += program.CalculateLoss(step, batch.Row(row) with { LossDivisor = divisor });
        }

        _weightedSum = sum;
        return (float)sum;
    }

    /// <summary>Whether nothing is learned from the batch.</summary>
    /// <param name="batch">Its samples, or the last ones of them.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="stepCount">Updates so far.</param>
    /// <param name="inputsAreFinite">Whether all of its inputs are.</param>
    /// <exception cref="NonFiniteLossException">The loss is not finite and the policy says to throw.</exception>
    public bool IsSkipped(in BatchContext batch, float loss, long stepCount, bool inputsAreFinite) =>
        batch.LossDivisor == 0
        || (!float.IsFinite(loss)
            && !guard.AllowsLoss(loss, stepCount, work.FindCause(inputsAreFinite, targets: (int)(batch.FirstRow + batch.RowCount))));
}
