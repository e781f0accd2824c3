namespace AdamKernels.Tests.Reference;

/// <summary>b = μ·b + g; p = p - rate·b. The first step's b = g is this formula with b = 0.</summary>
internal class ReferenceMomentum(double momentum) : ReferenceOptimizer
{
    public override int StateCount => 1;

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum b = Flush(momentum * (Sum)values[1] + GradientFactor(momentum) * (Sum)gradient);
        return [values[0] + -learningRate * b, b];
    }

    protected virtual double GradientFactor(double mu) => 1;
}
