namespace AdamKernels.Benchmarks.Networks;

/// <summary>1,185 parameters: what a control loop asks and teaches in each tick.</summary>
[Network(2, MaxBatchSize = 1)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam]
public sealed partial class Regression2x32x32x1;
