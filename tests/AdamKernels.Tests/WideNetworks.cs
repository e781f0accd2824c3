namespace AdamKernels.Tests;

// Networks whose predictions take more scratch than a stack should give, and rows at a stride that a cache asks for.

[Network(50_000, MaxBatchSize = 2)]
[Dense(2)]
[MeanSquaredError]
[Sgd]
[StandardizeInputs]
public sealed partial class WideInputs;

[Network(1, MaxBatchSize = 1)]
[Dense(65_000, Activation.Relu)]
[Dense(40, Activation.Tanh)]
[Dense(65_000)]
[MeanSquaredError]
[Sgd]
public sealed partial class WideLayers;

/// <summary>Sigmoid makes ½ of the zeros of the padding, and the last layer reads whole vectors of inputs.</summary>
[Network(3, MaxBatchSize = 2)]
[Dense(16_390, Activation.Sigmoid, LayerNorm = true)]
[Dense(5)]
[MeanSquaredError]
[Sgd]
[StandardizeInputs]
public sealed partial class WideNormalized;

/// <summary>Standardized inputs are most of the scratch of a tile of samples, which stays on the stack.</summary>
[Network(784, MaxBatchSize = 2)]
[Dense(16)]
[MeanSquaredError]
[Sgd]
[StandardizeInputs]
public sealed partial class StandardizedImages;

/// <summary>Rows of 256 in a batch of 64 lie 272 apart.</summary>
[Network(3, MaxBatchSize = 64)]
[Dense(256, Dropout = 0.5)]
[Dense(256, Activation.Gelu, Dropout = 0.25, Residual = true)]
[Dense(20)]
[MeanSquaredError]
[Sgd]
public sealed partial class WideDropout;
