namespace AdamKernels.Conformance;

// Every schedule, in a loop and in a Fit, with what else a Fit decides: the order of samples, validation, the loss of epochs.

[Network(4, MaxBatchSize = 9)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd]
[Schedule(ScheduleKind.Constant, 0.02)]
public sealed partial class ConstantRate;

[Network(4, MaxBatchSize = 9)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Adam]
[Schedule(ScheduleKind.Step, 0.01, Steps = 30, Factor = 0.7)]
public sealed partial class SteppedRate;

[Network(4, MaxBatchSize = 9)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Adam]
[Schedule(ScheduleKind.Exponential, 0.01, Factor = 0.98)]
public sealed partial class DecayingRate;

[Network(4, MaxBatchSize = 9)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[NAdam]
[Schedule(ScheduleKind.Cosine, 0.01, Steps = 150, FinalRate = 1e-4)]
public sealed partial class AnnealedRate;

[Network(4, MaxBatchSize = 9)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[AdamW(AmsGrad = true)]
[Schedule(ScheduleKind.WarmupCosine, 0.01, Steps = 170, WarmupSteps = 25)]
public sealed partial class WarmedUpRate;

[Network(4, MaxBatchSize = 9)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(Momentum = 0.9)]
[Schedule(ScheduleKind.OneCycle, 0.05, Steps = 190)]
public sealed partial class OneCycleRate;

[Network(4, MaxBatchSize = 9)]
[Dense(16, Activation.Relu, Dropout = 0.1)]
[Dense(3)]
[SoftmaxCrossEntropy]
[AdamW]
[StandardizeInputs]
[Fit(samples: 97, epochs: 20, BatchSize = 9, ValidationFraction = 0.1, Seed = 5)]
[Schedule(ScheduleKind.WarmupCosine, 0.01, WarmupEpochs = 1.27)]
[Samples(Labels = true)]
public sealed partial class FittedClasses;

[Network(4, MaxBatchSize = 10)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Adam]
[StandardizeTargets]
[Fit(samples: 100, epochs: 20, Seed = 6)]
[Schedule(ScheduleKind.Plateau, 0.02, Factor = 0.5, Patience = 1)]
public sealed partial class FittedCurve;

// Three batches for one update, and the last of each epoch alone.

[Network(4, MaxBatchSize = 10)]
[Dense(16, Activation.Tanh, Dropout = 0.1)]
[Dense(2)]
[MeanSquaredError]
[Adam]
[AccumulateGradients(3)]
[Fit(samples: 100, epochs: 20, Seed = 8)]
public sealed partial class FittedInThrees;
