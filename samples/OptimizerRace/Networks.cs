using AdamKernels;

namespace OptimizerRace;

// The same network six times; only the optimizer differs. No learning rate is set, so each uses its attribute's default.

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

/// <summary>Momentum's average of the gradient over the root of RMSProp's average square, both corrected for starting at 0.</summary>
[Network(Shape.Inputs, MaxBatchSize = Shape.Batch)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Hidden, Activation.Relu)]
[Dense(Shape.Classes)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class AdamNetwork;

/// <summary>Adam with weight decay: each step also shrinks the parameters.</summary>
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
