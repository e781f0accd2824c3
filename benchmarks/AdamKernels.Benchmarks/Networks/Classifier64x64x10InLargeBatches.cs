namespace AdamKernels.Benchmarks.Networks;

/// <summary>The same shape as <see cref="Classifier64x64x10"/>, with batches that several threads can share.</summary>
[Network(64, MaxBatchSize = 2_048)]
[Dense(64, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Classifier64x64x10InLargeBatches;
