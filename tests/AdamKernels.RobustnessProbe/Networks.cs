using AdamKernels;

namespace AdamKernels.RobustnessProbe;

// Small networks that between them have both layouts of weights, rows with and without tails, every kind of stage, fused and stored
// gradients, batches in tiles, shards and both forms of input gradients.

/// <summary>Every stage of a layer, and standardized on both sides.</summary>
[Network(3, MaxBatchSize = 19)]
[Dense(17, Activation.Tanh, LayerNorm = true, Dropout = 0.25)]
[Dense(17, Activation.Silu, Dropout = 0.25, Residual = true)]
[Dense(5, Activation.Relu, RmsNorm = true)]
[Dense(2)]
[MeanSquaredError]
[AdamW]
[AverageParameters(Decay = 0.9)]
[StandardizeInputs, StandardizeTargets]
public sealed partial class Staged;

/// <summary>Classes, with an update from stored gradients of two batches, and numbers that can be set between steps.</summary>
[Network(5, MaxBatchSize = 7)]
[Dense(9, Activation.Gelu)]
[Dense(3)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1, ClassWeights = new[] { 1.0, 2, 0.5 })]
[RmsProp(Centered = true, Momentum = 0.5, Adjustable = true)]
[AccumulateGradients(2), ClipGradientNorm(0.5, Adjustable = true)]
public sealed partial class Stored;

/// <summary>Batches that are taken in tiles.</summary>
[Network(4, MaxBatchSize = 200, ComputeInputGradients = true)]
[Dense(33, Activation.Relu)]
[Dense(33, Activation.Tanh)]
[Dense(2)]
[Huber(Delta = 0.5)]
[Adam(AmsGrad = true)]
public sealed partial class Tiled;

/// <summary>Shards, and kernels whose tiles threads divide.</summary>
[Network(40, MaxBatchSize = 11)]
[Dense(33, Activation.Silu)]
[Dense(3)]
[BinaryCrossEntropy(PositiveWeights = new[] { 2.0, 1, 0.5 })]
[Sgd(Momentum = 0.9)]
[Shards(3)]
public sealed partial class Divided;

/// <summary>Weights stored by output, in the first layer too, and the dot form.</summary>
[Network(32, MaxBatchSize = 6)]
[Dense(7, Activation.Sigmoid)]
[Dense(35, Activation.Softplus)]
[Dense(1)]
[MeanAbsoluteError]
[Adam]
public sealed partial class Narrow;

/// <summary>A layer so large that threads divide its inputs.</summary>
[Network(65, MaxBatchSize = 5)]
[Dense(120, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[Adam]
public sealed partial class Wide;
