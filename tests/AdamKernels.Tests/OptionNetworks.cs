namespace AdamKernels.Tests;

// Networks with one option each, beside one without: what the option changes shows in the comparison.

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class Plain;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[CustomLoss]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithCustomLoss;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh, LearningRateFactor = 0.25)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithFactor;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh, Frozen = true)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithFrozen;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[ClipGradientNorm(0.02)]
public sealed partial class WithNormLimit;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[ClipGradientValue(0.01)]
public sealed partial class WithValueLimit;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[AccumulateGradients(3)]
public sealed partial class WithAccumulation;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[AverageParameters(Decay = 0.75)]
public sealed partial class WithAverage;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[StandardizeInputs]
public sealed partial class WithStandardization;

[Network(3, MaxBatchSize = 8)]
[Dense(200, Activation.Tanh, Dropout = 0.3)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithDropout;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(3)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.2, ClassWeights = new[] { 1.0, 0.25, 3 })]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithClassWeights;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[BinaryCrossEntropy(PositiveWeights = new[] { 4.0, 0.5 })]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithPositiveWeights;

[Network(40, MaxBatchSize = 8)]
[Dense(64, Activation.Relu, Initializer = Initializer.HeNormal)]
[Dense(64, Activation.Tanh, LayerNorm = true, Initializer = Initializer.Orthogonal)]
[Dense(4, Initializer = Initializer.Constant, InitialValue = 0.125)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithInitializers;

[Network(3, MaxBatchSize = 2)]
[Dense(5, Activation.Tanh)]
[Dense(3)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.2, ClassWeights = new[] { 0.0, 1, 2 })]
[Adam]
public sealed partial class WithIgnoredClass;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh, LearningRateFactor = 1e30)]
[Dense(2, LearningRateFactor = 1e-30)]
[MeanSquaredError]
[AverageParameters]
[StandardizeInputs]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithFactors;
