using AdamKernels;

[Network(4)]
[Dense(2)]
[MeanSquaredError]
[Adam]
internal sealed class NotPartial;

[Network(4)]
[Dense(0)]
[MeanSquaredError]
[Adam(Beta1 = 1)]
internal sealed partial class OutOfRange;

[Network(4)]
[Dense(2)]
[Sgd]
internal sealed partial class NoLoss;
