using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = tanh(x), y' = 1 - y².</summary>
internal sealed class TanhEmitter() : ActivationEmitter(Activation.Tanh)
{
    protected override string Method => "Tanh";

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        $"{gradient} * ({vector.Constant(1)} - {kept} * {kept})";
}
