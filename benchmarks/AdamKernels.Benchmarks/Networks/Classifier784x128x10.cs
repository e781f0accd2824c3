namespace AdamKernels.Benchmarks.Networks;

/// <summary>101,770 parameters: a classifier of 28×28 images.</summary>
[Network(784, MaxBatchSize = 64)]
[Dense(128, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Classifier784x128x10;
