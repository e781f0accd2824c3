using AdamKernels;

namespace LearningTests;

/// <summary>Whether the number of ones among two bits is odd. Test your own networks instead: reference their project.</summary>
[Network(2, MaxBatchSize = 4)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropy]
[Adam(LearningRate = 0.05)]
public sealed partial class Parity;
