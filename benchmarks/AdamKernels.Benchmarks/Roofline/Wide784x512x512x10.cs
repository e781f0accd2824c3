namespace AdamKernels.Benchmarks.Roofline;

/// <summary>669,706 parameters, which with their moments are 8 MB: more than the second-level cache holds.</summary>
[Network(784, MaxBatchSize = 128)]
[Dense(512, Activation.Relu)]
[Dense(512, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Wide784x512x512x10;
