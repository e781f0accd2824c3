namespace AdamKernels;

/// <summary>
/// A network that predicts one class per sample: with softmax cross-entropy, or with binary cross-entropy on one output, which decides
/// between class 0 and class 1. The generator implements it; do not implement it by hand.
/// </summary>
public interface IClassifier : IProbabilisticNetwork
{
    /// <summary>Number of classes: as many as outputs, and 2 for a single output.</summary>
    int ClassCount => Math.Max(OutputCount, 2);
}
