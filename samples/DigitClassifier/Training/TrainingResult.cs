using AdamKernels;

namespace DigitSample.Training;

/// <summary>What a training run came to.</summary>
/// <param name="Test">Loss and accuracy on the test set after the last step.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="Elapsed">Time of the training alone.</param>
/// <param name="BytesPerStep">Bytes that a step allocated on average; NaN if it could not be measured.</param>
/// <param name="ParameterHash">SHA-256 of the final parameters.</param>
/// <param name="History">Loss and accuracy on the way.</param>
internal sealed record TrainingResult(
    Evaluation Test, long Steps, TimeSpan Elapsed, double BytesPerStep, string ParameterHash, TrainingHistory History);
