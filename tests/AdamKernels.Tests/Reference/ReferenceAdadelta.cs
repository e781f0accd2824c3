namespace AdamKernels.Tests.Reference;

/// <summary>v = ρ·v + (1-ρ)·g²; Δ = √(d + ε) / √(v + ε)·g; d = ρ·d + (1-ρ)·Δ²; p = p - rate·Δ.</summary>
internal sealed class ReferenceAdadelta(double rho = 0.9, double epsilon = 1e-6) : ReferenceOptimizer
{
    public override int StateCount => 2;

    public override bool IsUpdate(int state) => state == 1;

    public override Sum[] Update(double[] values, double gradient, double learningRate)
    {
        Sum g = Effective(values[0], gradient);
        Sum v = Flush(rho * values[1] + (1 - rho) * (g * g));
        Sum change = Sum.Sqrt((Sum)values[2] + epsilon) / Sum.Sqrt(v + epsilon) * g;
        Sum square = change * change;

        // The errors of the change count twice in its square.
        Sum d = Flush(rho * values[2] + (1 - rho) * (square with { LargestTerm = 2 * square.LargestTerm }));
        return [values[0] + -learningRate * change, v, d];
    }
}
