namespace AdamKernels.Tests.Telemetry;

// Networks that no other test trains: measurements bear the name of the class.

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class Metered;

/// <summary>Large enough for two threads.</summary>
[Network(64, MaxBatchSize = 64)]
[Dense(128, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class MeteredWide;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[ClipGradientNorm(0.02)]
public sealed partial class MeteredNorm;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[AccumulateGradients(3)]
public sealed partial class MeteredPortions;
