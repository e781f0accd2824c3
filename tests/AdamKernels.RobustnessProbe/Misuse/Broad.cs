namespace AdamKernels.RobustnessProbe.Misuse;

/// <summary>So wide that a row of it takes more than a small stack has.</summary>
[Network(9000, MaxBatchSize = 2)]
[Dense(2, Activation.Relu)]
[Dense(9000)]
[SoftmaxCrossEntropy]
[Sgd]
[StandardizeInputs]
public sealed partial class Broad;
