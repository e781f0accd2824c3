namespace AdamKernels.Tool.Tests;

/// <summary>A network whose checkpoints have tensors of every kind.</summary>
[Network(3, MaxBatchSize = 4)]
[Dense(5, Activation.Tanh, LayerNorm = true)]
[Dense(2)]
[MeanSquaredError]
[Adam(LearningRate = 0.01)]
[AccumulateGradients(2)]
[AverageParameters(Decay = 0.9)]
[StandardizeInputs]
public sealed partial class Sample;

/// <summary>The same network with another <c>MaxBatchSize</c>, which is in no hash.</summary>
[Network(3, MaxBatchSize = 16)]
[Dense(5, Activation.Tanh, LayerNorm = true)]
[Dense(2)]
[MeanSquaredError]
[Adam(LearningRate = 0.01)]
[AccumulateGradients(2)]
[AverageParameters(Decay = 0.9)]
[StandardizeInputs]
public sealed partial class SampleOfLargeBatches;

/// <summary>Another declaration.</summary>
[Network(3, MaxBatchSize = 4)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class Other;
