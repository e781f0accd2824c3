namespace AdamKernels.Tests.Reference;

/// <summary>p = p - rate·g.</summary>
internal sealed class ReferenceSgd : ReferenceOptimizer
{
    public override int StateCount => 0;

    public override Sum[] Update(double[] values, double gradient, double learningRate) =>
        [values[0] + -learningRate * Exact(values[0], gradient)];
}
