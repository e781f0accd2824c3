namespace AdamKernels.Onnx.Tests;

// One network for each option of a layer, for losses, and for narrow and wide layers.

[Network(5)]
[Dense(11, Activation.Gelu, LayerNorm = true)]
[Dense(3, LayerNorm = true)]
[MeanSquaredError]
[Adam]
public sealed partial class WithLayerNorm;

[Network(5)]
[Dense(11, Activation.Silu, RmsNorm = true)]
[Dense(3, RmsNorm = true)]
[MeanSquaredError]
[Adam]
public sealed partial class WithRmsNorm;

[Network(6)]
[Dense(9, Activation.Tanh)]
[Dense(9, Activation.Relu, Residual = true)]
[Dense(9, Residual = true)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class WithResidual;

[Network(6)]
[Dense(9, Activation.Tanh, Dropout = 0.5)]
[Dense(9, Activation.Relu, AdjustableDropout = true)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class WithDropout;

[Network(5)]
[Dense(8, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[StandardizeInputs]
[Adam]
public sealed partial class WithInputScale;

[Network(5)]
[Dense(8, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[StandardizeTargets]
[Adam]
public sealed partial class WithTargetScale;

[Network(10)]
[Dense(12, Activation.Mish, LayerNorm = true, Dropout = 0.1)]
[Dense(12, Activation.Gelu, LayerNorm = true, Dropout = 0.1, Residual = true)]
[Dense(12, Activation.Silu, RmsNorm = true, Residual = true, Frozen = true)]
[Dense(3, Activation.Softplus, RmsNorm = true)]
[Huber]
[StandardizeInputs]
[StandardizeTargets]
[Adam]
public sealed partial class WithEverything;

[Network(1)]
[Dense(1, Activation.Tanh)]
[Dense(1, Activation.Silu, Residual = true)]
[Dense(1, Activation.Gelu)]
[Dense(1)]
[MeanSquaredError]
[StandardizeInputs]
[StandardizeTargets]
[Adam]
public sealed partial class OfOne;

[Network(3)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class SingleLayer;

[Network(301)]
[Dense(517, Activation.Gelu, LayerNorm = true)]
[Dense(517, Activation.Silu, RmsNorm = true, Residual = true)]
[Dense(33)]
[MeanSquaredError]
[StandardizeInputs]
[Adam]
public sealed partial class Wide;

[Network(8)]
[Dense(16, Activation.Relu)]
[Dense(4)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Classes;

[Network(8)]
[Dense(16, Activation.Relu)]
[Dense(3)]
[BinaryCrossEntropy]
[Adam]
public sealed partial class Decisions;

[Network(8)]
[Dense(16, Activation.Relu)]
[Dense(4)]
[CustomLoss]
[Adam]
public sealed partial class OwnLoss;

[Network(3)]
[Dense(1)]
[MeanSquaredError]
[Adam]
[StandardizeInputs]
public sealed partial class Linear;
