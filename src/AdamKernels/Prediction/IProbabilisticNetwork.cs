using System.ComponentModel;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// A network whose outputs are logits, because its loss is softmax or binary cross-entropy. <see cref="ClassPredictions"/> turns them into
/// probabilities. The generator implements it; do not implement it by hand.
/// </summary>
/// <remarks>
/// With softmax cross-entropy, the probabilities of a sample are those of its classes and sum to 1. With binary cross-entropy, each output
/// has a probability of its own: that its target is 1.
/// </remarks>
public interface IProbabilisticNetwork : INetwork
{
    /// <summary>The loss.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    LossDescription Loss { get; }
}
