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
    int Epoch, double Loss, long StepCount, double ValidationLoss, double ValidationAccuracy, double LearningRate);
