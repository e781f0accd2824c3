using AdamKernels;
using DigitSample.CommandLine;

namespace DigitSample;

/// <summary>Tells the ten digits apart in images of 28×28 pixels.</summary>
[Network(784, MaxBatchSize = SampleOptions.LargestBatch)]
[Dense(128, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam(LearningRate = SampleOptions.DefaultLearningRate)]
public sealed partial class DigitClassifier;
