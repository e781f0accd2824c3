using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>
/// y = ln(1 + e^x). The derivative 1 / (1 + e^-x) is 1 - e^-y: as -expm1(-y), it is accurate for every y and needs neither a division nor
/// the argument.
/// </summary>
internal sealed class SoftplusEmitter() : ActivationEmitter(Activation.Softplus)
{
    protected override string Method => "Softplus";

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        $"{gradient} * -{vector.Call("Expm1", $"-{kept}")}";
}
