using AdamKernels;

namespace Playground.Training.Networks;

// One network of Tanh for each optimizer. The rates are those with which the page begins.

[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Tanh)]
[Dense(Shape.Hidden, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class TanhSgd;

[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Tanh)]
[Dense(Shape.Hidden, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Sgd(LearningRate = 0.03, Momentum = 0.9)]
public sealed partial class TanhMomentum;

[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Tanh)]
[Dense(Shape.Hidden, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[RmsProp(LearningRate = 0.003)]
public sealed partial class TanhRmsProp;

[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Tanh)]
[Dense(Shape.Hidden, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam(LearningRate = 0.01)]
public sealed partial class TanhAdam;
