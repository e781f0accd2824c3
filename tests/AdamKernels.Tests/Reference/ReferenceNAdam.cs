namespace AdamKernels.Tests.Reference;

/// <summary>
/// m and v as Adam; μt = β1(1 - ½·0.96^(tψ)), Π the product of all μ so far, d = √(v/bc2) + ε;
/// p = p - rate·(1-μt)/(1-Π)·g/d - rate·μ(t+1)/(1-Π·μ(t+1))·m/d.
/// </summary>
internal class ReferenceNAdam(
    double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double momentumDecay = 4e-3) : ReferenceOptimizer
{
    private long _step;
    private double _product = 1;

    public override int StateCount => 2;

    public override void Advance()
    {
        _step++;
        _product *= Momentum(_step);
    }

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum g = Effective(values[0], gradient);
        Sum m = Flush(Lerp(values[1], g, 1 - beta1));
        Sum v = Flush(beta2 * (Sum)values[2] + (1 - beta2) * (g * g));
        Sum d = Sum.Sqrt(1 / (1 - Math.Pow(beta2, _step)) * v) + epsilon;
        double next = Momentum(_step + 1);
        Sum direction = (1 - Momentum(_step)) / (1 - _product) * (g / d) + next / (1 - Product(_product, next)) * (m / d);
        return [values[0] + -learningRate * direction, m, v];
    }

    protected virtual double Momentum(long step) => beta1 * (1 - 0.5 * Math.Pow(0.96, step * momentumDecay));

    protected virtual double Product(double product, double next) => product * next;
}
