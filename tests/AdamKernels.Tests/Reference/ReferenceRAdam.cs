namespace AdamKernels.Tests.Reference;

/// <summary>
/// m and v as Adam; ρ∞ = 2/(1-β2) - 1, ρt = ρ∞ - 2tβ2ᵗ/bc2; where ρt > 5 p = p - rate·(m/bc1)·√bc2/(√v + ε)·√[(ρt-4)(ρt-2)ρ∞ /
/// ((ρ∞-4)(ρ∞-2)ρt)], elsewhere p = p - rate·m/bc1.
/// </summary>
internal class ReferenceRAdam(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : ReferenceOptimizer
{
    private long _step;

    public override int StateCount => 2;

    protected virtual double Threshold => 5;

    protected double Epsilon => epsilon;

    public override void Advance() => _step++;

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum g = Effective(values[0], gradient);
        Sum m = Flush(Lerp(values[1], g, 1 - beta1));
        Sum v = Flush(beta2 * (Sum)values[2] + (1 - beta2) * (g * g));
        double beta2Power = Math.Pow(beta2, _step);
        double most = 2 / (1 - beta2) - 1;
        double length = most - 2 * _step * beta2Power / (1 - beta2Power);
        Sum direction = 1 / (1 - Math.Pow(beta1, _step)) * m;
        if (length > Threshold)
        {
            double rectification = Math.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length));
            direction = rectification * (direction / Denominator(v, 1 - beta2Power));
        }

        return [values[0] + -learningRate * direction, m, v];
    }

    protected virtual Sum Denominator(Sum v, double correction) => 1 / Math.Sqrt(correction) * (Sum.Sqrt(v) + Epsilon);
}
