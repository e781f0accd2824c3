using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = x above 0, e^x - 1 elsewhere; there the derivative e^x is y + 1.</summary>
internal sealed class EluEmitter() : ActivationEmitter(Activation.Elu)
{
    protected override string Method => "Elu";

    // NaN is not greater than 0 and passes through the sum.
    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        vector.Select(kept, Comparison.GreaterThan, vector.Zero, gradient, $"({gradient} * ({kept} + {vector.Constant(1)}))");
}
