namespace AdamKernels;

/// <summary>
/// Loss on logits z with targets t in [0, 1]: max(z, 0) - z·t + log(1 + exp(-|z|)), averaged over N samples of D outputs, as
/// PyTorch's <c>BCEWithLogitsLoss</c>. The last layer's activation must be <see cref="Activation.Identity"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// A weight for each output that multiplies the loss of positive targets, as PyTorch's <c>pos_weight</c> does: the loss becomes
    /// (1-t)·z + (1 + (weight-1)·t)·(log(1 + exp(-|z|)) + max(-z, 0)). Positive and finite; 1 by default.
    /// </summary>
    [InRange(NumberRange.Positive)]
    public double[]? PositiveWeights { get; set; }

    internal override bool TakesLogits => true;
}
