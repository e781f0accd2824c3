using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = 1 / (1 + exp(-x)), y' = y·(1 - y).</summary>
internal sealed class SigmoidEmitter : ActivationEmitter
{
    public override string Name => "sigmoid";

    public override bool IsShort => false;

    public override bool MapsZeroToZero => false;

    public override IEnumerable<string> Constants(VectorWriter vector) => [$"{vector.Type} one = {vector.Constant(1)};"];

    public override string Apply(VectorWriter vector, string x) => vector.Call("Sigmoid", x);

    public override string TimesDerivative(VectorWriter vector, string gradient, string kept) =>
        $"({gradient} * ({kept} * (one - {kept})))";
}
