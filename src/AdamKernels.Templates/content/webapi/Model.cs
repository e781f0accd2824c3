using AdamKernels;

namespace LearningApi;

/// <summary>Four readings, one predicted value. Change the attributes, and the kernels are emitted anew.</summary>
[Network(4, MaxBatchSize = 64)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam(LearningRate = 0.002)]
public sealed partial class Model;
