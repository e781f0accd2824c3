using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = x, times the slope below 0, as a compare and a select. y has the sign of x, so the derivative uses y.</summary>
internal sealed class LeakyReluEmitter() : ActivationEmitter(Activation.LeakyRelu)
{
    private const double Slope = 0.01;

    protected override string Method => "LeakyRelu";

    protected override string Formula(VectorWriter vector, string x) =>
        vector.Select(x, Comparison.LessThan, vector.Zero, $"{x} * {vector.Constant(Slope)}", x);

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        vector.Select(kept, Comparison.LessThanOrEqual, vector.Zero, $"{gradient} * {vector.Constant(Slope)}", gradient);
}
