namespace AdamKernels.Tests.Persistence.PyTorch;

// The models whose files PyTorch wrote. Loss and optimizer do not matter for predictions.

/// <summary>Linear(8, 16), ReLU, Linear(16, 4).</summary>
[Network(8)]
[Dense(16, Activation.Relu)]
[Dense(4)]
[MeanSquaredError]
[Sgd]
public sealed partial class ReluModel;

/// <summary>Linear(5, 7), Tanh, Linear(7, 6), Sigmoid, Linear(6, 3).</summary>
[Network(5)]
[Dense(7, Activation.Tanh)]
[Dense(6, Activation.Sigmoid)]
[Dense(3)]
[MeanSquaredError]
[Sgd]
public sealed partial class TanhSigmoidModel;

/// <summary>Linear(12, 32), LayerNorm(32), GELU, Linear(32, 32), LayerNorm(32), GELU, Linear(32, 1).</summary>
[Network(12)]
[Dense(32, Activation.Gelu, LayerNorm = true)]
[Dense(32, Activation.Gelu, LayerNorm = true)]
[Dense(1)]
[MeanSquaredError]
[Sgd]
public sealed partial class NormGeluModel;

/// <summary>Linear(64, 64), SiLU, Linear(64, 10).</summary>
[Network(64)]
[Dense(64, Activation.Silu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class SiluModel;

/// <summary>Linear(3, 5), ELU, Linear(5, 5), Softplus, Linear(5, 2); the file has BF16.</summary>
[Network(3)]
[Dense(5, Activation.Elu)]
[Dense(5, Activation.Softplus)]
[Dense(2)]
[MeanSquaredError]
[Sgd]
public sealed partial class EluSoftplusModel;

/// <summary>Linear(16, 33), LeakyReLU, Linear(33, 33), Hardswish, Linear(33, 2); the file has F16.</summary>
[Network(16)]
[Dense(33, Activation.LeakyRelu)]
[Dense(33, Activation.HardSwish)]
[Dense(2)]
[MeanSquaredError]
[Sgd]
public sealed partial class LeakyHardSwishModel;
