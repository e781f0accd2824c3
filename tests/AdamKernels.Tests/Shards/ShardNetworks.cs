namespace AdamKernels.Tests.Shards;

[Network(6, MaxBatchSize = 13)]
[Dense(17, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam]
public sealed partial class Undivided;

[Network(6, MaxBatchSize = 13)]
[Dense(17, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam]
[Shards(5)]
public sealed partial class FiveShards;

[Network(20, MaxBatchSize = 24)]
[Dense(33, Activation.Relu, LayerNorm = true)]
[Dense(4)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class UndividedClasses;

[Network(20, MaxBatchSize = 24)]
[Dense(33, Activation.Relu, LayerNorm = true)]
[Dense(4)]
[SoftmaxCrossEntropy]
[Adam]
[Shards(8)]
public sealed partial class EightShards;

[Network(6, MaxBatchSize = 13)]
[Dense(17, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam]
[AccumulateGradients(2)]
[Shards(7)]
public sealed partial class AccumulatedShards;

[Network(3, MaxBatchSize = 1024)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Adam]
[Shards(1024)]
public sealed partial class ManyShards;

[Network(3, MaxBatchSize = 4, ComputeInputGradients = true)]
[Dense(2)]
[MeanSquaredError]
[Sgd]
[Shards(2)]
public sealed partial class ShardsOfInputs;
