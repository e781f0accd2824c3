namespace AdamKernels.Conformance;

// The forms of optimizers and the initializers that the other networks do not have.

[Network(5, MaxBatchSize = 9)]
[Dense(17, Activation.Relu, Initializer = Initializer.HeNormal)]
[Dense(2, Initializer = Initializer.LecunNormal)]
[MeanSquaredError]
[Adam(AmsGrad = true, WeightDecay = 0.01)]
public sealed partial class LargestMoment;

[Network(5, MaxBatchSize = 9)]
[Dense(17, Activation.Tanh, Initializer = Initializer.GlorotUniform)]
[Dense(2, Activation.Tanh)]
[MeanSquaredError]
[Adam(LearningRate = 1e-4, Maximize = true)]
public sealed partial class Ascending;

[Network(5, MaxBatchSize = 9)]
[Dense(17, Activation.Sigmoid, Initializer = Initializer.LecunUniform)]
[Dense(2)]
[MeanSquaredError]
[Sgd(Momentum = 0.9, Nesterov = true, WeightDecay = 1e-3)]
public sealed partial class Foreseeing;

[Network(5, MaxBatchSize = 9)]
[Dense(17, Activation.Sigmoid, Initializer = Initializer.HeUniform)]
[Dense(2, Initializer = Initializer.Zeros)]
[MeanSquaredError]
[Adagrad(InitialAccumulator = 0.1)]
public sealed partial class StartedAccumulator;

[Network(20, MaxBatchSize = 9)]
[Dense(7, Activation.Tanh, Initializer = Initializer.Orthogonal)]
[Dense(3)]
[Huber]
[RmsProp(Momentum = 0.9)]
public sealed partial class HeavyBall;

// Each sample has a label and a weight, and classes have weights, one of them 0.

[Network(6, MaxBatchSize = 13)]
[Dense(18, Activation.Relu)]
[Dense(4)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.05, ClassWeights = new[] { 1.0, 0, 2, 0.5 })]
[NAdam(WeightDecay = 1e-3)]
[Samples(Labels = true, Weights = true)]
public sealed partial class Labeled;

// Most batches have only labels of classes with weight 0: they are no steps, and do not count among those that wait.

[Network(3, MaxBatchSize = 2)]
[Dense(18, Activation.Tanh, Dropout = 0.2)]
[Dense(5)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.3, ClassWeights = new[] { 0, 0.3, 0, 0, 0 })]
[Sgd(Momentum = 0.9)]
[AccumulateGradients(2)]
[Samples(Labels = true)]
public sealed partial class MostlySkipped;

// Units die at this rate, and their moments fade until they are subnormal.

[Network(4, MaxBatchSize = 1)]
[Dense(23, Activation.Relu, Initializer = Initializer.HeNormal)]
[Dense(2)]
[MeanAbsoluteError]
[Adam(LearningRate = 0.1, Beta1 = 0.55, Beta2 = 0.55)]
public sealed partial class Fading;

// All that happens between the sums and the update, in shards.

[Network(6, MaxBatchSize = 13)]
[Dense(18, Activation.Silu, RmsNorm = true)]
[Dense(4)]
[SoftmaxCrossEntropy]
[AdamW]
[Shards(5)]
[AccumulateGradients(2)]
[ClipGradientNorm(0.3)]
[AverageParameters(Decay = 0.9)]
[Samples(Labels = true)]
public sealed partial class ShardedLabels;

// The program computes the loss.

[Network(4, MaxBatchSize = 10)]
[Dense(19, Activation.Tanh)]
[Dense(3)]
[CustomLoss]
[Adam]
public sealed partial class OwnLoss;

// The program computes the loss of the whole batch, and its gradients are in shards: four, for as many processes in same-bits.sh.

[Network(4, MaxBatchSize = 10)]
[Dense(19, Activation.Tanh)]
[Dense(3)]
[CustomLoss]
[Adam]
[Shards(4)]
public sealed partial class OwnLossInShards;
