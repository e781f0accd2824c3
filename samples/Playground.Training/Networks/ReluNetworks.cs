using AdamKernels;

namespace Playground.Training.Networks;

// One network of Relu for each optimizer. The rates are those with which the page begins.

[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(1)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class ReluSgd;

[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(1)]
[MeanSquaredError]
[Sgd(LearningRate = 0.03, Momentum = 0.9)]
public sealed partial class ReluMomentum;

[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(1)]
[MeanSquaredError]
[RmsProp(LearningRate = 0.003)]
public sealed partial class ReluRmsProp;

[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(1)]
[MeanSquaredError]
[Adam(LearningRate = 0.01)]
public sealed partial class ReluAdam;
