using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>y = x below 0 times the slope, as a compare and a select; y has the sign of x, so that y tells the derivative.</summary>
internal sealed class LeakyReluEmitter : ActivationEmitter
{
    private const double Slope = 0.01;

    public override string Name => "leaky ReLU";

    public override bool IsShort => true;

    public override IEnumerable<string> Constants(VectorWriter vector) =>
        [$"{vector.Type} zero = {vector.Zero};", $"{vector.Type} slope = {vector.Constant(Slope)};"];

    public override string Apply(VectorWriter vector, string x) => vector.Select(x, "LessThan", "zero", $"({x} * slope)", x);

    public override string TimesDerivative(VectorWriter vector, string gradient, string kept) =>
        vector.Select(kept, "LessThanOrEqual", "zero", $"({gradient} * slope)", gradient);
}
