using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>
/// y = x·(x + 3)/6 between -3 and 3, 0 below and x above. Selections instead of a clamped factor: -∞·0 would be NaN.
/// </summary>
internal sealed class HardSwishEmitter() : ActivationEmitter(Activation.HardSwish)
{
    protected override string Method => "HardSwish";

    protected override string Formula(VectorWriter vector, string x) =>
        Pieces(vector, x, x, $"{x} * (({x} + {vector.Constant(3)}) * {vector.Constant(1.0 / 6)})");

    // (2x + 3)/6 inside, and 0 and 1 at the two ends, where it jumps.
    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept) =>
        Pieces(vector, kept, gradient, $"{gradient} * ((({kept} + {kept}) + {vector.Constant(3)}) * {vector.Constant(1.0 / 6)})");

    // Comparisons with NaN are false, so NaN passes through the piece in between.
    private static string Pieces(VectorWriter vector, string x, string above, string between)
    {
        string three = vector.Constant(3);
        string inner = vector.Select(three, Comparison.LessThanOrEqual, x, above, between);
        return vector.Select($"{x} + {three}", Comparison.LessThanOrEqual, vector.Zero, vector.Zero, inner);
    }
}
