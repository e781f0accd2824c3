namespace AdamKernels.Benchmarks.Networks;

/// <summary>The loss of a network.</summary>
public enum Loss
{
    /// <summary>Mean squared error.</summary>
    MeanSquaredError,

    /// <summary>Softmax cross-entropy on logits.</summary>
    SoftmaxCrossEntropy,
}
