namespace AdamKernels;

/// <summary>
/// Loss on logits z of at least two classes: logsumexp(z) - z[label], averaged over the N samples, as PyTorch's
/// <c>CrossEntropyLoss</c>. Targets are class labels, or one row of class probabilities per sample. The last layer's activation
/// must be <see cref="Activation.Identity"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// Fraction s of each target that is spread evenly over the C classes: t becomes (1-s)·t + s/C. At least 0 and at most 1; 0 by default.
    /// </summary>
    [InRange(NumberRange.Fraction)]
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// A weight for each class that multiplies its part of the loss; 0 or at least 1e-30, finite, not all 0. With labels, the loss is
    /// divided by the sum of the labels' weights instead of the number of samples; with rows of probabilities, by the number of samples. A
    /// batch whose labels all have weight 0 has loss 0 and makes no update.
    /// </summary>
    [InRange(NumberRange.ClassWeight)]
    public double[]? ClassWeights { get; set; }

    internal override bool TakesLogits => true;
}
