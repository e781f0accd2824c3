namespace AdamKernels.Tests.Reference;

/// <summary>s = s + g²; p = p - rate/(1+(t-1)·decay)·g/(√s + ε).</summary>
internal class ReferenceAdagrad(double learningRateDecay = 0, double epsilon = 1e-10) : ReferenceOptimizer
{
    private long _step;

    public override int StateCount => 1;

    public override void Advance() => _step++;

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum g = Effective(values[0], gradient);
        Sum s = Flush(values[1] + g * g);
        return [values[0] + -learningRate / (1 + StepsBefore(_step) * learningRateDecay) * (g / Denominator(s, epsilon)), s];
    }

    protected virtual double StepsBefore(long step) => step - 1;

    protected virtual Sum Denominator(Sum s, double term) => Sum.Sqrt(s) + term;
}
