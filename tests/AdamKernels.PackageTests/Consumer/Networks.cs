using AdamKernels;

namespace Networks;

[Network(2, MaxBatchSize = 4)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropy]
[Adam(LearningRate = 0.05)]
public sealed partial class Parity;
