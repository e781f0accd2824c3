namespace AdamKernels.Onnx.Tests;

// The networks that PyTorch exported.

[Network(8)]
[Dense(16, Activation.Relu)]
[Dense(4)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Relu8x16x4;

[Network(5)]
[Dense(7, Activation.Tanh)]
[Dense(6, Activation.Sigmoid)]
[Dense(3)]
[MeanSquaredError]
[Adam]
public sealed partial class TanhSigmoid5x7x6x3;

[Network(12)]
[Dense(32, Activation.Gelu, LayerNorm = true)]
[Dense(32, Activation.Gelu, LayerNorm = true)]
[Dense(1)]
[MeanSquaredError]
[Adam]
public sealed partial class NormGelu12x32x32x1;

[Network(64)]
[Dense(64, Activation.Silu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Silu64x64x10;

[Network(3)]
[Dense(5, Activation.Elu)]
[Dense(5, Activation.Softplus)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class EluSoftplus3x5x5x2;

[Network(16)]
[Dense(33, Activation.LeakyRelu)]
[Dense(33, Activation.HardSwish)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class LeakyHardSwish16x33x33x2;
