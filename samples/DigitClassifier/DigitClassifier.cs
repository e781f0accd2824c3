using AdamKernels;
using DigitSample.CommandLine;

namespace DigitSample;

/// <summary>Classifies images of 28×28 pixels as one of the ten digits.</summary>
[Network(784, MaxBatchSize = SampleOptions.MaxBatch)]
[Dense(128, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam(LearningRate = SampleOptions.DefaultLearningRate)]
public sealed partial class DigitClassifier;
