namespace AdamKernels.Tests.Reference;

/// <summary>
/// v = α·v + (1-α)·g²; d = √v + ε, or centered d = √(v - ḡ²) + ε with ḡ = ḡ + (1-α)(g-ḡ); p = p - rate·g/d, or with momentum b = μ·b + g/d,
/// p = p - rate·b.
/// </summary>
internal class ReferenceRmsProp(double alpha = 0.99, double epsilon = 1e-8, bool centered = false, double momentum = 0) : ReferenceOptimizer
{
    /// <summary>
    /// Below this share of v the variance is rounding errors for the most part, and no formula in floats comes close to it.
    /// </summary>
    private const double LeastVariance = 1d / 1024;

    public override int StateCount => 1 + (centered ? 1 : 0) + (momentum == 0 ? 0 : 1);

    protected double Epsilon => epsilon;

    public override bool IsUpdate(int state) => momentum != 0 && state == StateCount - 1;

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum g = Effective(values[0], gradient);
        Sum v = Flush(alpha * (Sum)values[1] + (1 - alpha) * (g * g));
        var states = new List<Sum> { v };
        Sum variance = v;
        if (centered)
        {
            Sum mean = Flush(Lerp(values[2], g, 1 - alpha));
            states.Add(mean);
            variance = Variance(v, mean);
        }

        Sum quotient = g / Denominator(Sum.Max(variance, 0));
        Sum direction = centered && variance.Value < LeastVariance * v.LargestTerm ? quotient.Unmeasurable() : quotient;
        if (momentum != 0)
        {
            direction = Flush(momentum * (Sum)values[^1] + direction);
            states.Add(direction);
        }

        return [values[0] + -learningRate * direction, .. states];
    }

    /// <summary>v and the mean are within 2 ulp each, and the mean counts twice in its square.</summary>
    protected virtual Sum Variance(Sum v, Sum mean) =>
        new(v.Value - mean.Value * mean.Value, 2 * v.LargestTerm + 4 * mean.Value * mean.Value);

    protected virtual Sum Denominator(Sum v) => Sum.Sqrt(v) + epsilon;
}
