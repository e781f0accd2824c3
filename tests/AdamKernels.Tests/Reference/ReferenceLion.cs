namespace AdamKernels.Tests.Reference;

/// <summary>u = sign(β1·m + (1-β1)·g); p = p·(1 - rate·λ) - rate·u; m = β2·m + (1-β2)·g.</summary>
internal class ReferenceLion(double beta1 = 0.9, double beta2 = 0.99) : ReferenceOptimizer
{
    /// <summary>Where no more than this share of the larger term is left, the sign is that of a rounding error.</summary>
    private const double LeastRest = 1e-6;

    public override int StateCount => 1;

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        double g = Raw(gradient);
        Sum average = beta1 * (Sum)values[1] + (1 - beta1) * (Sum)g;
        Sum parameter = (1 - learningRate * WeightDecay) * (Sum)values[0] + -learningRate * (Sum)Math.Sign(average.Value);
        return
        [
            Math.Abs(average.Value) < LeastRest * average.LargestTerm ? parameter.Unmeasurable() : parameter,
            Flush(Lerp(values[1], g, 1 - beta2)),
        ];
    }
}
