using AdamKernels;

namespace DistributedSample;

/// <summary>Classifies images of 28×28 pixels as one of the ten digits. Up to 16 processes can share a batch.</summary>
[Network(784, MaxBatchSize = SampleOptions.MaxBatch)]
[Dense(128, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
[Shards(16)]
public sealed partial class DistributedDigits;
