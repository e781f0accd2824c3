namespace AdamKernels.Benchmarks.Networks;

/// <summary>5,508 parameters: a policy or value network of a simulation.</summary>
[Network(16, MaxBatchSize = 64)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(4)]
[MeanSquaredError]
[Adam]
public sealed partial class Regression16x64x64x4;
