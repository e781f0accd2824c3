namespace AdamKernels.Tests;

// Networks that predict probabilities: one with more classes than the memory of a thread holds at first, and some that inherit from each
// other.

[Network(2, MaxBatchSize = 2)]
[Dense(5000)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class ThousandsOfClasses;

[Network(2, MaxBatchSize = 2)]
[Dense(3)]
[MeanSquaredError]
[Sgd]
public partial class InheritedQuantities;

[Network(2, MaxBatchSize = 2)]
[Dense(3)]
[BinaryCrossEntropy]
[Sgd]
public partial class InheritedLabels : InheritedQuantities;

/// <summary>A classifier that inherits from a network with labels: its own loss counts.</summary>
[Network(2, MaxBatchSize = 2)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class InheritedClasses : InheritedLabels;
