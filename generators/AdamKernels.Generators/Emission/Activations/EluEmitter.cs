using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = x above 0, e^x - 1 elsewhere; there the derivative e^x is y + 1.</summary>
internal sealed class EluEmitter : ActivationEmitter
{
    public override string Name => "ELU";

    public override bool IsShort => false;

    public override IEnumerable<string> Constants(VectorWriter vector) =>
        [$"{vector.Type} zero = {vector.Zero};", $"{vector.Type} one = {vector.Constant(1)};"];

    public override string Apply(VectorWriter vector, string x) => vector.Call("Elu", x);

    // NaN is not greater than 0, and comes through the sum.
    public override string TimesDerivative(VectorWriter vector, string gradient, string kept) =>
        vector.Select(kept, "GreaterThan", "zero", gradient, $"({gradient} * ({kept} + one))");
}
