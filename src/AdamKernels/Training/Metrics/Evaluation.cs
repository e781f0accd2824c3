namespace AdamKernels;

/// <summary>How well a network does on a set of samples.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Accuracy">
/// Fraction of samples classified correctly, 0 to 1: the largest output is the target's largest class, or for binary cross-entropy the
/// fraction of outputs on the right side of 0. NaN for mean squared error.
/// </param>
/// <param name="SampleCount">Number of samples.</param>
public readonly record struct Evaluation(double Loss, double Accuracy, int SampleCount);
