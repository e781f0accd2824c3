namespace AdamKernels;

/// <summary>One step of training.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Loss">Loss of the batch before the update.</param>
/// <param name="StepCount">Updates made by the trainer so far.</param>
public readonly record struct StepResult(int Epoch, float Loss, long StepCount);
