namespace AdamKernels.Onnx.Tests;

// One network for each activation; RuntimeTests checks that none is missing.

[Network(7)]
[Dense(13, Activation.Identity)]
[Dense(4, Activation.Identity)]
[MeanSquaredError]
[Adam]
public sealed partial class WithIdentity;

[Network(7)]
[Dense(13, Activation.Relu)]
[Dense(4, Activation.Relu)]
[MeanSquaredError]
[Adam]
public sealed partial class WithRelu;

[Network(7)]
[Dense(13, Activation.Tanh)]
[Dense(4, Activation.Tanh)]
[MeanSquaredError]
[Adam]
public sealed partial class WithTanh;

[Network(7)]
[Dense(13, Activation.Sigmoid)]
[Dense(4, Activation.Sigmoid)]
[MeanSquaredError]
[Adam]
public sealed partial class WithSigmoid;

[Network(7)]
[Dense(13, Activation.LeakyRelu)]
[Dense(4, Activation.LeakyRelu)]
[MeanSquaredError]
[Adam]
public sealed partial class WithLeakyRelu;

[Network(7)]
[Dense(13, Activation.Elu)]
[Dense(4, Activation.Elu)]
[MeanSquaredError]
[Adam]
public sealed partial class WithElu;

[Network(7)]
[Dense(13, Activation.Gelu)]
[Dense(4, Activation.Gelu)]
[MeanSquaredError]
[Adam]
public sealed partial class WithGelu;

[Network(7)]
[Dense(13, Activation.GeluTanh)]
[Dense(4, Activation.GeluTanh)]
[MeanSquaredError]
[Adam]
public sealed partial class WithGeluTanh;

[Network(7)]
[Dense(13, Activation.Silu)]
[Dense(4, Activation.Silu)]
[MeanSquaredError]
[Adam]
public sealed partial class WithSilu;

[Network(7)]
[Dense(13, Activation.Softplus)]
[Dense(4, Activation.Softplus)]
[MeanSquaredError]
[Adam]
public sealed partial class WithSoftplus;

[Network(7)]
[Dense(13, Activation.HardSwish)]
[Dense(4, Activation.HardSwish)]
[MeanSquaredError]
[Adam]
public sealed partial class WithHardSwish;

[Network(7)]
[Dense(13, Activation.Mish)]
[Dense(4, Activation.Mish)]
[MeanSquaredError]
[Adam]
public sealed partial class WithMish;
