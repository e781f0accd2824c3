using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = 1 / (1 + exp(-x)), y' = y·(1 - y).</summary>
internal sealed class SigmoidEmitter() : ActivationEmitter(Activation.Sigmoid)
{
    protected override string Method => "Sigmoid";

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        $"{gradient} * ({kept} * ({vector.Constant(1)} - {kept}))";
}
