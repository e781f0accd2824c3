namespace AdamKernels;

/// <summary>One epoch of training.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Loss">
/// Mean training loss of the epoch's samples, each computed before the update of its batch. Skipped steps do not count.
/// </param>
/// <param name="StepCount">Updates made by the trainer so far.</param>
/// <param name="ValidationLoss">Mean loss of the validation samples after the epoch; NaN without validation.</param>
/// <param name="ValidationAccuracy">
/// Accuracy of the validation samples, as <see cref="Evaluation.Accuracy"/>; NaN without validation.
/// </param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
public readonly record struct EpochResult(
    int Epoch, double Loss, long StepCount, double ValidationLoss, double ValidationAccuracy, double LearningRate)
{
    /// <summary>
    /// Such as <c>epoch 3: loss 0.0712, validation loss 0.0901, validation accuracy 97.20%, 1,200 steps, learning rate 0.001</c>.
    /// </summary>
    public override string ToString()
    {
        string validation = double.IsNaN(ValidationLoss) ? "" : $", validation loss {Readable.Number(ValidationLoss)}";
        return $"epoch {Readable.Count(Epoch)}: loss {Readable.Number(Loss)}{validation}"
            + $"{Readable.PercentIfAny(", validation accuracy ", ValidationAccuracy)}, {Readable.Count(StepCount, "step")}, "
            + $"learning rate {Readable.Number(LearningRate)}";
    }
}
