namespace AdamKernels.Generators.Model;

/// <summary>A loss and its options.</summary>
/// <param name="Kind">Which loss.</param>
internal abstract record LossSpec(LossKind Kind)
{
    /// <summary>Whether the loss applies a function of its own to the outputs, which must come to it as they are.</summary>
    public virtual bool TakesLogits => false;
}

internal sealed record MeanSquaredErrorSpec() : LossSpec(LossKind.MeanSquaredError);

internal sealed record MeanAbsoluteErrorSpec() : LossSpec(LossKind.MeanAbsoluteError);

internal sealed record HuberSpec(double Delta) : LossSpec(LossKind.Huber);

/// <param name="PositiveWeights">A weight for each output; none where all are 1.</param>
internal sealed record BinaryCrossEntropySpec(EquatableArray<double> PositiveWeights) : LossSpec(LossKind.BinaryCrossEntropy)
{
    public override bool TakesLogits => true;
}

/// <param name="LabelSmoothing">Share of the targets that is spread over all classes.</param>
/// <param name="ClassWeights">A weight for each class; none where all are 1.</param>
internal sealed record SoftmaxCrossEntropySpec(double LabelSmoothing, EquatableArray<double> ClassWeights) : LossSpec(LossKind.SoftmaxCrossEntropy)
{
    public override bool TakesLogits => true;
}

/// <summary>The program computes the loss and passes its gradient.</summary>
internal sealed record CustomLossSpec() : LossSpec(LossKind.Custom);

/// <summary>Losses; the names are those of the runtime's enum.</summary>
internal enum LossKind
{
    MeanSquaredError,
    MeanAbsoluteError,
    Huber,
    BinaryCrossEntropy,
    SoftmaxCrossEntropy,
    Custom,
}
