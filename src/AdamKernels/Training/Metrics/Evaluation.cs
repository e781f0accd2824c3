namespace AdamKernels;

/// <summary>How well a network does on a set of samples.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Accuracy">
/// For softmax cross-entropy, the fraction of samples whose largest output is at the class with the largest target; for binary
/// cross-entropy, the fraction of outputs on the right side of 0. NaN for the other losses.
/// </param>
/// <param name="SampleCount">Number of samples.</param>
public readonly record struct Evaluation(double Loss, double Accuracy, int SampleCount)
{
    /// <summary>The evaluation of no samples.</summary>
    internal static Evaluation None => new(double.NaN, double.NaN, 0);

    /// <summary>Such as <c>loss 0.0712, accuracy 97.85%, 10,000 samples</c>.</summary>
    public override string ToString() =>
        $"loss {Readable.Number(Loss)}{Readable.PercentIfAny(", accuracy ", Accuracy)}, {Readable.Count(SampleCount, "sample")}";
}
