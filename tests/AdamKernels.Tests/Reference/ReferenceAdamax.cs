namespace AdamKernels.Tests.Reference;

/// <summary>m as Adam; u = max(β2·u, |g| + ε); p = p - rate/bc1·m/u.</summary>
internal class ReferenceAdamax(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : ReferenceOptimizer
{
    private long _step;

    public override int StateCount => 2;

    public override void Advance() => _step++;

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum g = Effective(values[0], gradient);
        Sum m = Flush(Lerp(values[1], g, 1 - beta1));
        Sum u = Sum.Max(beta2 * (Sum)values[2], Magnitude(g with { Value = Math.Abs(g.Value) }, epsilon));
        return [values[0] + -learningRate / (1 - Math.Pow(beta1, _step)) * (m / Divisor(u, epsilon)), m, u];
    }

    protected virtual Sum Magnitude(Sum g, double term) => g + term;

    protected virtual Sum Divisor(Sum u, double term) => u;
}
