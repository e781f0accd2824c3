using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Activations;

/// <summary>
/// y = x tanh(softplus(x)), with derivative t + x sigmoid(x) (1 - t^2) where t is the tanh. Beyond the limit, both are constant or linear.
/// There x is clamped, because an infinite x would be multiplied by 0. Not monotone, so the derivative needs x.
/// </summary>
internal sealed class MishEmitter() : ActivationEmitter(Activation.Mish)
{
    private const double Limit = 128;

    public override bool IsEmitted => true;

    protected override string Method => "Mish";

    protected override string Formula(VectorWriter vector, string x)
    {
        string limit = vector.Constant(-Limit);
        return $"{vector.Select(x, Comparison.LessThan, limit, limit, x)} * {Tanh(vector, x)}";
    }

    protected override IEnumerable<string> DerivativeVariables(VectorWriter vector, string kept) =>
        [$"{vector.Type} t = {Tanh(vector, kept)}, limit = {vector.Constant(Limit)};"];

    protected override string DerivativeFormula(VectorWriter vector, string gradient, string kept)
    {
        string slope = $"{vector.Clamp(kept, "limit")} * {vector.Call("Sigmoid", kept)}";
        return $"{gradient} * {vector.MultiplyAdd(slope, vector.MultiplyAdd("-t", "t", vector.Constant(1)), "t")}";
    }

    private static string Tanh(VectorWriter vector, string x) => vector.Call("Tanh", vector.Call("Softplus", x));
}
