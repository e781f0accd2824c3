namespace AdamKernels.Benchmarks.Networks;

/// <summary>4,810 parameters: a classifier of 8×8 images.</summary>
[Network(64, MaxBatchSize = 64)]
[Dense(64, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Classifier64x64x10;
