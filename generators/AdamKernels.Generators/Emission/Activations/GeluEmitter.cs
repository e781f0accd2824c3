using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = x·Φ(x) with the normal distribution Φ. Not monotone: two x share one y, so the derivative needs x.</summary>
internal sealed class GeluEmitter() : ActivationEmitter(Activation.Gelu)
{
    protected override string Method => "Gelu";

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        $"{gradient} * {vector.Call("GeluDerivative", kept)}";
}
