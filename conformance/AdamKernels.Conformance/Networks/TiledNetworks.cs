namespace AdamKernels.Conformance;

// Batches that are taken in tiles.

[Network(4, MaxBatchSize = 200)]
[Dense(33, Activation.Relu)]
[Dense(33, Activation.Tanh)]
[Dense(2)]
[BinaryCrossEntropy]
[Adam]
public sealed partial class Tiled;

[Network(3, MaxBatchSize = 300)]
[Dense(9, Activation.Gelu, LayerNorm = true)]
[Dense(9, Activation.Relu, Residual = true, LearningRateFactor = 0.5)]
[Dense(3)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1, ClassWeights = new[] { 1.0, 0, 0.5 })]
[AdamW(WeightDecay = 0.05)]
[AverageParameters(Decay = 0.99)]
public sealed partial class TiledClasses;

[Network(2, MaxBatchSize = 999)]
[Dense(5, Activation.Sigmoid)]
[Dense(1)]
[MeanSquaredError]
[Sgd(Momentum = 0.9)]
[StandardizeInputs]
[StandardizeTargets]
public sealed partial class TiledCurve;

// Large layers, whose inputs threads divide.

[Network(71, MaxBatchSize = 24)]
[Dense(120, Activation.Tanh)]
[Dense(130, Activation.Relu, LayerNorm = true, Dropout = 0.2)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Adam]
[StandardizeInputs]
public sealed partial class Large;

[Network(64, MaxBatchSize = 18, ComputeInputGradients = true)]
[Dense(113)]
[Dense(113, Activation.Silu)]
[Dense(2)]
[MeanSquaredError]
[RmsProp]
[ClipGradientNorm(0.5)]
public sealed partial class LargeLimited;
