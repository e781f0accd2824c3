namespace AdamKernels.Tests.Serving;

// Networks whose sets of weights have all that belongs to one.

[Network(6, MaxBatchSize = 8)]
[Dense(24, Activation.Relu, LayerNorm = true)]
[Dense(24, Activation.Relu, Residual = true, Frozen = true)]
[Dense(3)]
[MeanSquaredError]
[StandardizeInputs]
[StandardizeTargets]
[Adam]
public sealed partial class Served;

[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[AccumulateGradients(3)]
[StandardizeInputs]
public sealed partial class ServedInPortions;

[Network(3, MaxBatchSize = 8)]
[Dense(2)]
[MeanSquaredError]
[Sgd]
public sealed partial class ServedByName
{
    public required string Name { get; init; }
}
