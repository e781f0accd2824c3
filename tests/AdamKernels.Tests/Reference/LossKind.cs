namespace AdamKernels.Tests.Reference;

/// <summary>The losses of the reference; the names are those of the attributes.</summary>
internal enum LossKind
{
    MeanSquaredError,
    MeanAbsoluteError,
    Huber,
    BinaryCrossEntropy,
    SoftmaxCrossEntropy,
}
