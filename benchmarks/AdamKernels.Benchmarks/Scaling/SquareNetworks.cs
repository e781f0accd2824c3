namespace AdamKernels.Benchmarks.Scaling;

// One shape in nine widths: as many inputs, hidden units and outputs. All for the same largest batch, so that the width alone differs.

/// <summary>4-4-4.</summary>
[Network(4, MaxBatchSize = SquareNetwork.LargestBatch)]
[Dense(4, Activation.Relu)]
[Dense(4)]
[MeanSquaredError]
[Adam]
public sealed partial class Square4;

/// <summary>8-8-8.</summary>
[Network(8, MaxBatchSize = SquareNetwork.LargestBatch)]
[Dense(8, Activation.Relu)]
[Dense(8)]
[MeanSquaredError]
[Adam]
public sealed partial class Square8;

/// <summary>16-16-16.</summary>
[Network(16, MaxBatchSize = SquareNetwork.LargestBatch)]
[Dense(16, Activation.Relu)]
[Dense(16)]
[MeanSquaredError]
[Adam]
public sealed partial class Square16;

/// <summary>32-32-32.</summary>
[Network(32, MaxBatchSize = SquareNetwork.LargestBatch)]
[Dense(32, Activation.Relu)]
[Dense(32)]
[MeanSquaredError]
[Adam]
public sealed partial class Square32;

/// <summary>64-64-64.</summary>
[Network(64, MaxBatchSize = SquareNetwork.LargestBatch)]
[Dense(64, Activation.Relu)]
[Dense(64)]
[MeanSquaredError]
[Adam]
public sealed partial class Square64;

/// <summary>128-128-128.</summary>
[Network(128, MaxBatchSize = SquareNetwork.LargestBatch)]
[Dense(128, Activation.Relu)]
[Dense(128)]
[MeanSquaredError]
[Adam]
public sealed partial class Square128;

/// <summary>256-256-256.</summary>
[Network(256, MaxBatchSize = SquareNetwork.LargestBatch)]
[Dense(256, Activation.Relu)]
[Dense(256)]
[MeanSquaredError]
[Adam]
public sealed partial class Square256;

/// <summary>512-512-512.</summary>
[Network(512, MaxBatchSize = SquareNetwork.LargestBatch)]
[Dense(512, Activation.Relu)]
[Dense(512)]
[MeanSquaredError]
[Adam]
public sealed partial class Square512;

/// <summary>1024-1024-1024.</summary>
[Network(1024, MaxBatchSize = SquareNetwork.LargestBatch)]
[Dense(1024, Activation.Relu)]
[Dense(1024)]
[MeanSquaredError]
[Adam]
public sealed partial class Square1024;
