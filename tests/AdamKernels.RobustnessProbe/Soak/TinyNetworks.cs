namespace AdamKernels.RobustnessProbe.Soak;

// As small as they can be, for very many steps: the optimizers that keep running powers, one of them with dropout.

[Network(2, MaxBatchSize = 1)]
[Dense(3, Activation.Tanh, Dropout = 0.25)]
[Dense(1)]
[MeanSquaredError]
[Adam]
public sealed partial class TinyAdam;

[Network(2, MaxBatchSize = 1)]
[Dense(1)]
[MeanSquaredError]
[AdamW]
public sealed partial class TinyAdamW;

[Network(2, MaxBatchSize = 1)]
[Dense(1)]
[MeanSquaredError]
[NAdam]
public sealed partial class TinyNAdam;

[Network(2, MaxBatchSize = 1)]
[Dense(1)]
[MeanSquaredError]
[RAdam]
public sealed partial class TinyRAdam;

[Network(2, MaxBatchSize = 1)]
[Dense(1)]
[MeanSquaredError]
[Adamax]
public sealed partial class TinyAdamax;
