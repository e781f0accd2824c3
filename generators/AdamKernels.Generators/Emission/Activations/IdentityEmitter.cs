using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = x.</summary>
internal sealed class IdentityEmitter() : ActivationEmitter(Activation.Identity)
{
    protected override string Method => "Identity";

    public override string Apply(VectorWriter vector, string x) => x;

    public override string TimesDerivative(string gradient, string kept) => gradient;

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) => gradient;
}
