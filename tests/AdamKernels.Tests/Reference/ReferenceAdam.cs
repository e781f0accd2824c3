namespace AdamKernels.Tests.Reference;

/// <summary>
/// m = m + (1-β1)(g-m); v = β2·v + (1-β2)·g²; p = p - (rate/bc1)·m / (√v/√bc2 + ε), where bc = 1-βᵗ. With AMSGrad the largest v so far
/// takes the place of v.
/// </summary>
internal class ReferenceAdam(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, bool amsGrad = false) : ReferenceOptimizer
{
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    public override int StateCount => amsGrad ? 3 : 2;

    protected double Epsilon => epsilon;

    public override void Advance()
    {
        _beta1Power *= beta1;
        _beta2Power *= beta2;
    }

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum g = Effective(values[0], gradient);
        Sum m = Flush(Lerp(values[1], g, 1 - beta1));
        Sum v = Flush(beta2 * (Sum)values[2] + (1 - beta2) * (g * g));
        Sum largest = amsGrad ? Largest(values[3], v, Correction(_beta2Power)) : v;
        double rate = learningRate / Correction(_beta1Power);
        Sum direction = rate * (m / Denominator(largest, Correction(_beta2Power)));
        Sum parameter = Step(values[0], direction, learningRate);
        return amsGrad ? [parameter, m, v, largest] : [parameter, m, v];
    }

    protected virtual Sum Step(double parameter, Sum direction, double learningRate) => parameter + -1 * direction;

    /// <summary>What the mean of the first t values of a moving average that starts at 0 falls short by.</summary>
    protected virtual double Correction(double power) => 1 - power;

    protected virtual Sum Largest(double before, Sum v, double correction) => Sum.Max(before, v);

    protected virtual Sum Denominator(Sum v, double correction) => 1 / Math.Sqrt(correction) * Sum.Sqrt(v) + epsilon;
}
