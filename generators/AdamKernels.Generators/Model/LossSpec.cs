namespace AdamKernels.Generators.Model;

/// <summary>Losses; the names are those of the runtime's enum.</summary>
internal enum LossKind
{
    MeanSquaredError,
    BinaryCrossEntropy,
    SoftmaxCrossEntropy,
}
