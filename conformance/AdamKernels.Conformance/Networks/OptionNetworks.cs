namespace AdamKernels.Conformance;

// With options: between them every activation, normalization, dropout, residual connections, limits, accumulation and averages.

[Network(7, MaxBatchSize = 19)]
[Dense(33, Activation.Gelu, LayerNorm = true)]
[Dense(33, Activation.Silu, Dropout = 0.25, Residual = true)]
[Dense(33, Activation.Elu, LayerNorm = true, Dropout = 0.1, Residual = true, LearningRateFactor = 0.5)]
[Dense(3)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1, ClassWeights = new[] { 1.0, 2, 0.5 })]
[AdamW(WeightDecay = 0.05)]
[AverageParameters(Decay = 0.99)]
public sealed partial class Regularized;

[Network(9, MaxBatchSize = 6)]
[Dense(20, Activation.Softplus, Initializer = Initializer.GlorotNormal)]
[Dense(12, Activation.HardSwish, Initializer = Initializer.Orthogonal)]
[Dense(2, Activation.LeakyRelu)]
[Huber(Delta = 0.25)]
[NAdam]
[AccumulateGradients(3)]
[ClipGradientNorm(0.2)]
public sealed partial class Accumulated;

[Network(40, MaxBatchSize = 22)]
[Dense(33, Activation.Silu, Dropout = 0.25)]
[Dense(6, Activation.Tanh)]
[MeanSquaredError]
[AdamW]
[Shards(6)]
public sealed partial class Sharded;

[Network(16, MaxBatchSize = 12)]
[Dense(24, Activation.GeluTanh, Frozen = true)]
[Dense(5, Activation.Elu, LayerNorm = true)]
[Dense(2, Activation.Silu)]
[MeanAbsoluteError]
[RAdam(WeightDecay = 0.01)]
[ClipGradientValue(0.05)]
public sealed partial class Limited;

[Network(5, MaxBatchSize = 9)]
[Dense(17, Activation.Tanh)]
[Dense(3)]
[BinaryCrossEntropy(PositiveWeights = new[] { 2.0, 1, 0.5 })]
[RmsProp(Centered = true, Momentum = 0.5)]
public sealed partial class WeightedTargets;

[Network(5, MaxBatchSize = 9)]
[Dense(17, Activation.Relu)]
[Dense(17, Activation.Relu, Residual = true)]
[Dense(2)]
[MeanSquaredError]
[Lion(WeightDecay = 0.1)]
public sealed partial class Signed;

[Network(5, MaxBatchSize = 9)]
[Dense(17, Activation.Sigmoid)]
[Dense(2)]
[MeanSquaredError]
[Adamax]
public sealed partial class Maximal;

[Network(5, MaxBatchSize = 9)]
[Dense(17, Activation.Sigmoid)]
[Dense(2)]
[MeanSquaredError]
[Adagrad(LearningRateDecay = 0.01)]
public sealed partial class Gathered;

[Network(6, MaxBatchSize = 11)]
[Dense(17, Activation.Mish, RmsNorm = true)]
[Dense(17, Activation.Mish, RmsNorm = true, Dropout = 0.25, Residual = true)]
[Dense(17, Activation.Silu, RmsNorm = true, Frozen = true, Residual = true)]
[Dense(1, Activation.Mish, RmsNorm = true, Initializer = Initializer.Constant, InitialValue = 0.05)]
[MeanSquaredError]
[Adadelta(WeightDecay = 0.01)]
public sealed partial class Scaled;

// Hyper-parameters that are arguments of the kernels.

[Network(5, MaxBatchSize = 9)]
[Dense(17, Activation.Sigmoid)]
[Dense(2)]
[MeanSquaredError]
[Adam(WeightDecay = 0.01, Adjustable = true)]
[ClipGradientValue(0.02, Adjustable = true)]
public sealed partial class Adjusted;

[Network(40, MaxBatchSize = 24)]
[Dense(33, Activation.Relu, Dropout = 0.25, AdjustableDropout = true)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9, Dampening = 0.1, Adjustable = true)]
[AccumulateGradients(2)]
[ClipGradientNorm(0.5, Adjustable = true)]
public sealed partial class AdjustedMomentum;
