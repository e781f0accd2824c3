namespace AdamKernels.Tests.Reference;

/// <summary>v = α·v + (1-α)·g²; p = p - rate·g / (√v + ε).</summary>
internal class ReferenceRmsProp(double alpha = 0.99, double epsilon = 1e-8) : ReferenceOptimizer
{
    public override int StateCount => 1;

    protected double Epsilon => epsilon;

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum v = Flush(alpha * (Sum)values[1] + (1 - alpha) * (Sum)(gradient * gradient));
        return [values[0] + -learningRate / Denominator(v.Value) * (Sum)gradient, v];
    }

    protected virtual double Denominator(double v) => Math.Sqrt(v) + epsilon;
}
