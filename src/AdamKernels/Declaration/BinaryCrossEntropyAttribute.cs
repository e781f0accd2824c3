namespace AdamKernels;

/// <summary>
/// Loss on logits z with targets t in [0, 1]: max(z, 0) - z·t + log(1 + exp(-|z|)), averaged over N samples of D outputs, as
/// PyTorch's <c>BCEWithLogitsLoss</c>. The last layer's activation must be <see cref="Activation.Identity"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BinaryCrossEntropyAttribute : Attribute;
