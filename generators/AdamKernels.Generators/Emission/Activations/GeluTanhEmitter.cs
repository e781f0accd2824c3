using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))). Not monotone: two x share one y, so the derivative needs x.</summary>
internal sealed class GeluTanhEmitter() : ActivationEmitter(Activation.GeluTanh)
{
    protected override string Method => "GeluTanh";

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        $"{gradient} * {vector.Call("GeluTanhDerivative", kept)}";
}
