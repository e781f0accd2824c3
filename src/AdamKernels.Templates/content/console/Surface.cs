using AdamKernels;

namespace LearningApp;

/// <summary>Two inputs, two layers of 32, one output. Change the attributes, and the kernels are emitted anew.</summary>
[Network(2)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam(LearningRate = 0.003)]
public sealed partial class Surface;
