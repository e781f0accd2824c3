namespace AdamKernels;

/// <summary>
/// Loss on logits z of at least two classes: logsumexp(z) - z[label], averaged over the N samples, as PyTorch's
/// <c>CrossEntropyLoss</c>. Targets are class labels, or a row of class probabilities for each sample. The last layer's activation
/// must be <see cref="Activation.Identity"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SoftmaxCrossEntropyAttribute : Attribute;
