namespace AdamKernels.RobustnessProbe;

// As small as they can be, for very many steps: the optimizers that keep running powers, one of them with dropout. And a broad one.

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

/// <summary>So wide that a row of it takes more than a small stack has.</summary>
[Network(9000, MaxBatchSize = 2)]
[Dense(2, Activation.Relu)]
[Dense(9000)]
[SoftmaxCrossEntropy]
[Sgd]
[StandardizeInputs]
public sealed partial class Broad;
