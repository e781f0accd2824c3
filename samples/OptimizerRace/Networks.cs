using AdamKernels;

namespace OptimizerRace;

// One network, six times: only the optimizer differs. None is given a learning rate, so each has its attribute's default.

/// <summary>p -= rate·g.</summary>
[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Classes)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class SgdNetwork;

/// <summary>b = 0.9·b + g, p -= rate·b.</summary>
[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Classes)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9)]
public sealed partial class MomentumNetwork;

/// <summary>v = α·v + (1-α)·g², p -= rate·g / (√v + ε).</summary>
[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Classes)]
[SoftmaxCrossEntropy]
[RmsProp]
public sealed partial class RmsPropNetwork;

/// <summary>The first moment of momentum over the root of the second one of RMSProp, both corrected for their start at 0.</summary>
[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Classes)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class AdamNetwork;

/// <summary>Adam, and each step shrinks the parameters.</summary>
[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Classes)]
[SoftmaxCrossEntropy]
[AdamW]
public sealed partial class AdamWNetwork;

/// <summary>The sign of a moving average of the gradient.</summary>
[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Classes)]
[SoftmaxCrossEntropy]
[Lion]
public sealed partial class LionNetwork;
