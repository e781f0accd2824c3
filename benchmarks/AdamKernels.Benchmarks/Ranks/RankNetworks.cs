namespace AdamKernels.Benchmarks.Ranks;

// The networks of the other benchmarks for larger batches, each once whole and once in shards, so that the shards alone differ.

/// <summary>4-32-32-2.</summary>
[Network(4, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(32, Activation.Relu)]
[Dense(32, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class Whole4x32x32x2;

/// <summary>16-64-64-4.</summary>
[Network(16, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(4)]
[MeanSquaredError]
[Adam]
public sealed partial class Whole16x64x64x4;

/// <summary>64-64-10.</summary>
[Network(64, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(64, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Whole64x64x10;

/// <summary>784-128-10.</summary>
[Network(784, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(128, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Whole784x128x10;

/// <summary>784-512-512-10.</summary>
[Network(784, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(512, Activation.Relu)]
[Dense(512, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class Whole784x512x512x10;

/// <summary>4-32-32-2 in shards.</summary>
[Network(4, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(32, Activation.Relu)]
[Dense(32, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[Adam]
[Shards(RankNetwork.Shards)]
public sealed partial class Sharded4x32x32x2;

/// <summary>16-64-64-4 in shards.</summary>
[Network(16, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(64, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(4)]
[MeanSquaredError]
[Adam]
[Shards(RankNetwork.Shards)]
public sealed partial class Sharded16x64x64x4;

/// <summary>64-64-10 in shards.</summary>
[Network(64, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(64, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
[Shards(RankNetwork.Shards)]
public sealed partial class Sharded64x64x10;

/// <summary>784-128-10 in shards.</summary>
[Network(784, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(128, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
[Shards(RankNetwork.Shards)]
public sealed partial class Sharded784x128x10;

/// <summary>784-512-512-10 in shards.</summary>
[Network(784, MaxBatchSize = RankNetwork.LargestBatch)]
[Dense(512, Activation.Relu)]
[Dense(512, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
[Shards(RankNetwork.Shards)]
public sealed partial class Sharded784x512x512x10;
