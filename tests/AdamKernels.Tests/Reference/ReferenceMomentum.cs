namespace AdamKernels.Tests.Reference;

/// <summary>
/// b = μ·b + (1-dampening)·g, but b = g at the first step; p = p - rate·b, or with Nesterov's momentum p = p - rate·(g + μ·b).
/// </summary>
internal class ReferenceMomentum(double momentum, double dampening = 0, bool nesterov = false) : ReferenceOptimizer
{
    private long _step;

    public override int StateCount => 1;

    public override void Advance() => _step++;

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum g = Exact(values[0], gradient);
        Sum b = Flush(momentum * (Sum)values[1] + GradientFactor(momentum, _step) * g);
        return [values[0] + -learningRate * (nesterov ? LookAhead(g, momentum, b, values[1]) : b), b];
    }

    protected virtual double GradientFactor(double mu, long step) => step == 1 ? 1 : 1 - dampening;

    protected virtual Sum LookAhead(Sum g, double mu, Sum b, double before) => g + mu * b;
}
