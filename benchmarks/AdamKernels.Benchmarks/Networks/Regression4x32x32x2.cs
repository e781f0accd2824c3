namespace AdamKernels.Benchmarks.Networks;

/// <summary>1,282 parameters: a controller of the smallest kind.</summary>
[Network(4, MaxBatchSize = 64)]
[Dense(32, Activation.Relu)]
[Dense(32, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class Regression4x32x32x2;
