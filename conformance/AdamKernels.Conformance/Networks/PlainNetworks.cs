namespace AdamKernels.Conformance;

// Every layout of weights, both forms of the input gradient (batches below 8 and above), sums in one, two, four and sixteen chains, and
// sizes with and without tails.

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
