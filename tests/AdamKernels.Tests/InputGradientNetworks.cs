namespace AdamKernels.Tests;

// Networks that take gradients back to their inputs, one for each form of the product, and parts of networks that are trained as one.

[Network(3, MaxBatchSize = 8, ComputeInputGradients = true)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class InputGradientFromTransposed;

[Network(19, MaxBatchSize = 4, ComputeInputGradients = true)]
[Dense(7, Activation.Silu, LayerNorm = true)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class InputGradientByDots;

[Network(48, MaxBatchSize = 8, ComputeInputGradients = true)]
[Dense(2, Activation.Tanh)]
[Dense(3)]
[MeanSquaredError]
[Adam]
public sealed partial class InputGradientFromWeights;

[Network(5, MaxBatchSize = 8, ComputeInputGradients = true)]
[Dense(4, Activation.Relu, Frozen = true)]
[Dense(2)]
[MeanSquaredError]
[Adam]
[ClipGradientNorm(0.5)]
public sealed partial class InputGradientPastFrozen;

[Network(4, MaxBatchSize = 8, ComputeInputGradients = true)]
[StandardizeInputs]
[Dense(6, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam]
public sealed partial class InputGradientOfStandardized;

[Network(20, MaxBatchSize = 3000, ComputeInputGradients = true)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam]
public sealed partial class InputGradientInTiles;

[Network(6, MaxBatchSize = 8)]
[Dense(9, Activation.Tanh)]
[Dense(4, Activation.Tanh)]
[CustomLoss]
[Adam(LearningRate = 0.01)]
public sealed partial class Encoder;

[Network(4, MaxBatchSize = 8, ComputeInputGradients = true)]
[Dense(7, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Adam(LearningRate = 0.01)]
public sealed partial class RegressionHead;

[Network(4, MaxBatchSize = 8, ComputeInputGradients = true)]
[Dense(5, Activation.Gelu)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Adam(LearningRate = 0.01)]
public sealed partial class ClassHead;

[Network(6, MaxBatchSize = 8)]
[Dense(9, Activation.Tanh)]
[Dense(4, Activation.Tanh)]
[Dense(7, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Adam(LearningRate = 0.01)]
public sealed partial class EncoderAndRegressionHead;
