using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Computes the loss of a batch with its gradient at the outputs, and decides whether the batch counts.</summary>
internal sealed class LossPass(NetworkProgram program, TrainingBuffers buffers, NonFiniteGuard guard)
{
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
            loss = program.CalculateLoss(buffers, in batch);
        }
        else
        {
            program.CalculateLoss(buffers, batch with { LossDivisor = 1 });
            loss = 0;
        }

        return inputsAreFinite ? loss : float.NaN;
    }

    /// <summary>Whether nothing is learned from the batch.</summary>
    /// <exception cref="NonFiniteLossException">The loss is not finite and the policy says to throw.</exception>
    public bool IsSkipped(in BatchContext batch, float loss, long stepCount) =>
        batch.LossDivisor == 0 || (!float.IsFinite(loss) && !guard.AllowsLoss(loss, stepCount));
}
