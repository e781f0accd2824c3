using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>
/// y = x·(x + 3)/6 between -3 and 3, 0 below and x above. Selections instead of a clamped factor: -∞·0 would be NaN.
/// </summary>
internal sealed class HardSwishEmitter : ActivationEmitter
{
    public override string Name => "hard swish";

    public override bool IsShort => true;

    // The same three for both expressions: an epilogue declares them all, and the compiler warns of a constant that is not used.
    public override IEnumerable<string> Constants(VectorWriter vector) =>
    [
        $"{vector.Type} zero = {vector.Zero};",
        $"{vector.Type} three = {vector.Constant(3)};",
        $"{vector.Type} sixth = {vector.Constant(1.0 / 6)};",
    ];

    public override string Apply(VectorWriter vector, string x) => Pieces(vector, x, x, $"({x} * (({x} + three) * sixth))");

    // (2x + 3)/6 inside, and 0 and 1 at the two ends, where it jumps.
    public override string TimesDerivative(VectorWriter vector, string gradient, string kept) =>
        Pieces(vector, kept, gradient, $"({gradient} * ((({kept} + {kept}) + three) * sixth))");

    // NaN compares false and comes through the piece between.
    private static string Pieces(VectorWriter vector, string x, string above, string between) =>
        vector.Select($"({x} + three)", "LessThanOrEqual", "zero", "zero", vector.Select("three", "LessThanOrEqual", x, above, between));
}
