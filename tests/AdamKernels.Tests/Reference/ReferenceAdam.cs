namespace AdamKernels.Tests.Reference;

/// <summary>m = m + (1-β1)(g-m); v = β2·v + (1-β2)·g²; p = p - (rate/bc1)·m / (√v/√bc2 + ε), where bc = 1-βᵗ.</summary>
internal class ReferenceAdam(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : ReferenceOptimizer
{
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    public override int StateCount => 2;

    protected double Epsilon => epsilon;

    public override void Advance()
    {
        _beta1Power *= beta1;
        _beta2Power *= beta2;
    }

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum m = Flush(values[1] + (1 - beta1) * (Sum)(gradient - values[1]));
        Sum v = Flush(beta2 * (Sum)values[2] + (1 - beta2) * (Sum)(gradient * gradient));
        double rate = learningRate / Correction(_beta1Power);
        return [values[0] + -rate / Denominator(v.Value, Correction(_beta2Power)) * m, m, v];
    }

    /// <summary>What the mean of the first t values of a moving average that starts at 0 falls short by.</summary>
    protected virtual double Correction(double power) => 1 - power;

    protected virtual double Denominator(double v, double correction) => Math.Sqrt(v) / Math.Sqrt(correction) + epsilon;
}
