namespace AdamKernels.PathProbe;

/// <summary>The size at which weights no longer fit into the nearest cache: for the audit of compiled code only.</summary>
[Network(784, MaxBatchSize = 64)]
[Dense(128, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
public sealed partial class LargeDigits;
