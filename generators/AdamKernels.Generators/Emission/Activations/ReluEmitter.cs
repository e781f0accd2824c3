using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>
/// y = max(x, 0), as a compare and a select: the vector maximum would spend instructions on NaN, which passes through here.
/// </summary>
internal sealed class ReluEmitter() : ActivationEmitter(Activation.Relu)
{
    protected override string Method => "Relu";

    protected override string Formula(VectorWriter vector, string x) => vector.Select(x, Comparison.LessThan, vector.Zero, vector.Zero, x);

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        vector.Select(kept, Comparison.LessThanOrEqual, vector.Zero, vector.Zero, gradient);
}
