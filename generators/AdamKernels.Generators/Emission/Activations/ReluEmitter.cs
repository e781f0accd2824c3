using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = max(x, 0), as a compare and a select: the vector maximum would spend instructions on NaN, which passes through here.</summary>
internal sealed class ReluEmitter : ActivationEmitter
{
    public override string Name => "ReLU";

    public override bool IsShort => true;

    public override IEnumerable<string> Constants(VectorWriter vector) => [$"{vector.Type} zero = {vector.Zero};"];

    public override string Apply(VectorWriter vector, string x) => vector.Select(x, "LessThan", "zero", "zero", x);

    public override string TimesDerivative(VectorWriter vector, string gradient, string kept) =>
        vector.Select(kept, "LessThanOrEqual", "zero", "zero", gradient);
}
