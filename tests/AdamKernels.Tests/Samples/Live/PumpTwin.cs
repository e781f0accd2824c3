namespace AdamKernels.Tests.Samples.Live;

/// <summary>A network like that of the service: it reads the service's checkpoints.</summary>
[Network(4)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam]
public sealed partial class PumpTwin;
