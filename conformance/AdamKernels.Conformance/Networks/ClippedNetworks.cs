namespace AdamKernels.Conformance;

// Gradients that overflow: rows of one value, rows with and without tails, both layouts of weights, sums in the dot form, and stored
// gradients of several batches. Each limits the norm, which then is what an update depends on.

[Network(1, MaxBatchSize = 8)]
[Dense(1)]
[Dense(1)]
[Dense(1)]
[Dense(1)]
[MeanAbsoluteError]
[Sgd(LearningRate = 0.1)]
[ClipGradientNorm(1)]
public sealed partial class ClippedChain;

[Network(3, MaxBatchSize = 9)]
[Dense(17, Activation.Relu)]
[Dense(5, Activation.Identity)]
[Dense(2)]
[MeanSquaredError]
[Adam]
[ClipGradientNorm(0.5)]
public sealed partial class ClippedTails;

[Network(16, MaxBatchSize = 3)]
[Dense(3, Activation.LeakyRelu)]
[Dense(33, Activation.Relu)]
[Dense(1)]
[Huber]
[RmsProp]
[ClipGradientNorm(2)]
public sealed partial class ClippedOutputMajor;

[Network(2, MaxBatchSize = 8)]
[Dense(9, Activation.Relu, LayerNorm = true)]
[Dense(3)]
[SoftmaxCrossEntropy]
[AdamW]
[AccumulateGradients(2)]
[ClipGradientNorm(1)]
public sealed partial class ClippedClasses;
