using AdamKernels;

namespace Playground.Training.Digits;

/// <summary>Reads a digit from an image of 14×14 pixels.</summary>
[Network(DigitImage.Pixels, MaxBatchSize = 32)]
[Dense(32, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam(LearningRate = 3e-3)]
public sealed partial class DigitReader;
