namespace AdamKernels.Plots.Tests.Pictures;

/// <summary>A network whose inputs are images of 3×2 pixels.</summary>
[Network(6, MaxBatchSize = 4)]
[Dense(5, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[Adam]
internal sealed partial class TinyImages;
