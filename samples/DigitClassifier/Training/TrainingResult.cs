using AdamKernels;

namespace DigitSample.Training;

/// <summary>The result of a training run.</summary>
/// <param name="Test">Loss and accuracy on the test set after the last step.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="Elapsed">Time spent in training alone.</param>
/// <param name="BytesPerStep">Bytes allocated per step on average; NaN if they could not be measured.</param>
/// <param name="ParameterHash">SHA-256 of the final parameters.</param>
/// <param name="Epochs">The epochs, with the test set for validation.</param>
internal sealed record TrainingResult(
    Evaluation Test, long Steps, TimeSpan Elapsed, double BytesPerStep, string ParameterHash, IReadOnlyList<EpochResult> Epochs);
