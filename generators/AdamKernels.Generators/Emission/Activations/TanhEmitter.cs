using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = tanh(x), y' = 1 - y².</summary>
internal sealed class TanhEmitter : ActivationEmitter
{
    public override string Name => "tanh";

    public override bool IsShort => false;

    public override IEnumerable<string> Constants(VectorWriter vector) => [$"{vector.Type} one = {vector.Constant(1)};"];

    public override string Apply(VectorWriter vector, string x) => vector.Call("Tanh", x);

    public override string TimesDerivative(VectorWriter vector, string gradient, string kept) => $"({gradient} * (one - {kept} * {kept}))";
}
