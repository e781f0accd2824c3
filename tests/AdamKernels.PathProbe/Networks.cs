namespace AdamKernels.PathProbe;

// Between them these networks use all that can be declared (FeatureTests) and every layout of weights, both forms of the input gradient
// (batches below 8 and above), sums in one, two, four and sixteen chains, and sizes with and without tails.

[Network(4, MaxBatchSize = 32)]
[Dense(32, Activation.Relu)]
[Dense(32, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class Control;

[Network(3, MaxBatchSize = 5)]
[Dense(5, Activation.Sigmoid)]
[Dense(7, Activation.Tanh)]
[Dense(3)]
[SoftmaxCrossEntropy]
[RmsProp(LearningRate = 1e-3)]
public sealed partial class OddSmallBatch;

[Network(3, MaxBatchSize = 19)]
[Dense(12, Activation.Sigmoid)]
[Dense(19, Activation.Tanh)]
[Dense(5, Activation.Sigmoid)]
[Dense(4)]
[BinaryCrossEntropy]
[Sgd(LearningRate = 0.05, Momentum = 0.9)]
public sealed partial class OddLargeBatch;

[Network(1, MaxBatchSize = 3)]
[Dense(1)]
[MeanSquaredError]
[Sgd]
public sealed partial class Smallest;

[Network(16, MaxBatchSize = 32)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(4)]
[MeanSquaredError]
[Adam(LearningRate = 3e-3, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-7)]
public sealed partial class Wide;

[Network(64, MaxBatchSize = 32)]
[Dense(64, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Classifier;

[Network(784, MaxBatchSize = 6)]
[Dense(33, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Digits;

[Network(4, MaxBatchSize = 17)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(4, Activation.Tanh)]
[MeanSquaredError]
[RmsProp]
public sealed partial class AllTanh;

[Network(16, MaxBatchSize = 9)]
[Dense(3, Activation.Sigmoid)]
[Dense(2, Activation.Relu)]
[Dense(31, Activation.Sigmoid)]
[Dense(17)]
[BinaryCrossEntropy]
[Adam]
public sealed partial class Bottleneck;

[Network(31, MaxBatchSize = 2)]
[Dense(33, Activation.Tanh)]
[Dense(65, Activation.Relu)]
[Dense(33)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.5)]
public sealed partial class Primes;

[Network(32, MaxBatchSize = 1)]
[Dense(32, Activation.Identity)]
[Dense(32, Activation.Relu)]
[Dense(1, Activation.Sigmoid)]
[MeanSquaredError]
[Adam]
public sealed partial class OneByOne;

[Network(5, MaxBatchSize = 64)]
[Dense(127, Activation.Relu)]
[Dense(20)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class ManyClasses;

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

/// <summary>The size at which weights no longer fit into the nearest cache: for the audit of compiled code only.</summary>
[Network(784, MaxBatchSize = 64)]
[Dense(128, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class LargeDigits;
