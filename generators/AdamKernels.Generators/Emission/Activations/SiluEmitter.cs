using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = x / (1 + e^-x). Not monotone: two x share one y, so the derivative needs x.</summary>
internal sealed class SiluEmitter() : ActivationEmitter(Activation.Silu)
{
    protected override string Method => "Silu";

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        $"{gradient} * {vector.Call("SiluDerivative", kept)}";
}
