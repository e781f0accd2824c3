namespace AdamKernels.Tests.RealData;

[Network(8, MaxBatchSize = 32)]
[Dense(50, Activation.Relu)]
[Dense(1)]
[MeanSquaredError]
[Adam]
public sealed partial class EnergyNetwork;

[Network(64, MaxBatchSize = 32)]
[Dense(256, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class OptdigitsNetwork;
