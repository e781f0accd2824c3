namespace AdamKernels.Benchmarks.Networks;

/// <summary>756 parameters: the network of which SimpleChains.jl publishes figures, there with batches of 10,000 samples.</summary>
[Network(4, MaxBatchSize = 10_000)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(4)]
[MeanSquaredError]
[Adam]
public sealed partial class Regression4x32x16x4;
