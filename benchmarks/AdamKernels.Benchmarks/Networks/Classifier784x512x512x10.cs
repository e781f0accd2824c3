namespace AdamKernels.Benchmarks.Networks;

/// <summary>669,706 parameters: about the largest network that is still a small one.</summary>
[Network(784, MaxBatchSize = 128)]
[Dense(512, Activation.Relu)]
[Dense(512, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Classifier784x512x512x10;
