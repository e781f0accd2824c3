namespace AdamKernels.Tests.Persistence.Damage;

// The smallest network, whose file is written by hand, and one whose checkpoint has every kind of tensor.

[Network(2, MaxBatchSize = 4)]
[Dense(1)]
[MeanSquaredError]
[Sgd]
public sealed partial class TwoToOne;

[Network(3, MaxBatchSize = 4)]
[Dense(4, Activation.Tanh, LayerNorm = true, Dropout = 0.25, AdjustableDropout = true)]
[Dense(2)]
[MeanSquaredError]
[NAdam(Adjustable = true)]
[AverageParameters(Decay = 0.99)]
[AccumulateGradients(2)]
[ClipGradientNorm(1)]
[StandardizeInputs]
[StandardizeTargets]
public sealed partial class Everything;
