using AdamKernels;

namespace OnlineControl.Learning;

/// <summary>
/// The inverse of the plant. The plant turns a force into a motion; the network predicts the force that a motion needs, beyond what the
/// empty slide would need without friction.
/// </summary>
[Network(FeatureCount, MaxBatchSize = BatchSize)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam(LearningRate = 0.006)]
internal sealed partial class InverseModel
{
    /// <summary>What describes a motion: see <see cref="ModelLearner"/>.</summary>
    public const int FeatureCount = 3;

    /// <summary>Samples of a step: that of the last tick, and older ones.</summary>
    public const int BatchSize = 8;
}
