namespace AdamKernels.Tests;

// Three shapes with a loss each, and every optimizer for each of them. The hyper-parameters of the regressions are the defaults.

[Network(3, MaxBatchSize = 12)]
[Dense(7, Activation.Tanh)]
[Dense(5, Activation.Sigmoid)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class RegressionAdam;

[Network(3, MaxBatchSize = 12)]
[Dense(7, Activation.Tanh)]
[Dense(5, Activation.Sigmoid)]
[Dense(2)]
[MeanSquaredError]
[Sgd]
public sealed partial class RegressionSgd;

[Network(3, MaxBatchSize = 12)]
[Dense(7, Activation.Tanh)]
[Dense(5, Activation.Sigmoid)]
[Dense(2)]
[MeanSquaredError]
[Sgd(Momentum = 0.9)]
public sealed partial class RegressionMomentum;

[Network(3, MaxBatchSize = 12)]
[Dense(7, Activation.Tanh)]
[Dense(5, Activation.Sigmoid)]
[Dense(2)]
[MeanSquaredError]
[RmsProp]
public sealed partial class RegressionRmsProp;

[Network(17, MaxBatchSize = 8)]
[Dense(9, Activation.Relu)]
[Dense(4)]
[SoftmaxCrossEntropy]
[Adam(LearningRate = 3e-3, Beta1 = 0.7, Beta2 = 0.97, Epsilon = 1e-4)]
public sealed partial class ClassesAdam;

[Network(17, MaxBatchSize = 8)]
[Dense(9, Activation.Relu)]
[Dense(4)]
[SoftmaxCrossEntropy]
[Sgd(LearningRate = 0.3)]
public sealed partial class ClassesSgd;

[Network(17, MaxBatchSize = 8)]
[Dense(9, Activation.Relu)]
[Dense(4)]
[SoftmaxCrossEntropy]
[Sgd(LearningRate = 0.07, Momentum = 0.6)]
public sealed partial class ClassesMomentum;

[Network(17, MaxBatchSize = 8)]
[Dense(9, Activation.Relu)]
[Dense(4)]
[SoftmaxCrossEntropy]
[RmsProp(LearningRate = 2e-3, Alpha = 0.8, Epsilon = 1e-5)]
public sealed partial class ClassesRmsProp;

[Network(2, MaxBatchSize = 4)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropy]
[Adam(LearningRate = 0.05)]
public sealed partial class XorAdam;

[Network(2, MaxBatchSize = 4)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropy]
[Sgd(LearningRate = 1)]
public sealed partial class XorSgd;

[Network(2, MaxBatchSize = 4)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropy]
[Sgd(LearningRate = 0.3, Momentum = 0.9)]
public sealed partial class XorMomentum;

[Network(2, MaxBatchSize = 4)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropy]
[RmsProp(LearningRate = 0.02)]
public sealed partial class XorRmsProp;

/// <summary>Three classes after one unit: the last layer's rows have padding that the kernels compute.</summary>
[Network(1, MaxBatchSize = 2)]
[Dense(1, Activation.Relu)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class PaddedClasses;

/// <summary>One output and no classes.</summary>
[Network(1, MaxBatchSize = 4)]
[Dense(1)]
[MeanSquaredError]
[Sgd]
public sealed partial class Line;
