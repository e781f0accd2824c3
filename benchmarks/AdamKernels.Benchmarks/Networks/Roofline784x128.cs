namespace AdamKernels.Benchmarks.Networks;

/// <summary>
/// One layer alone: its forward pass is the 784×128 forward kernel, and its backward pass, which has no input gradient to compute,
/// is the weight gradient with the update fused into it.
/// </summary>
[Network(784, MaxBatchSize = 64)]
[Dense(128, Activation.Relu)]
[MeanSquaredError]
[Adam]
public sealed partial class Roofline784x128;
