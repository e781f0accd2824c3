using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Lion: a step of one size for every parameter, by the sign of an average; its weight decay is decoupled.</summary>
internal sealed class LionEmitter(LionAttribute spec, OptimizerPlan plan) : OptimizerEmitter(plan)
{
    public override string Advance => $"Lion(ref state, learningRate, {Argument(Hyperparameter.WeightDecay, spec.WeightDecay)})";

    protected override string DirectionFormula => "w += stepSize sign(beta1 m + (1-beta1) g); m += (1-beta2)(g-m)";

    protected override IReadOnlyList<string> Scalars => ["StepSize"];

    protected override IReadOnlyList<Coefficient> Coefficients =>
    [
        new("momentRatio", spec.Beta1 / (1 - spec.Beta1), "({0} / (1 - {0}))", Hyperparameter.Beta1),
        Coefficient.OneMinus(Hyperparameter.Beta2, spec.Beta2),
    ];

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        $"{vector.Type} mt = {vector.Load("m", "at")};",
        "",
        "// Only the sign counts. Dividing by 1-beta1 keeps the sign of the smallest gradient. 0 and NaN pass through.",
        $"{vector.Type} direction = {vector.MultiplyAdd(Constant(vector, "momentRatio"), "mt", "g")};",
        $"{vector.Type} downOrNone = {vector.Select("direction", Comparison.LessThan, vector.Zero, vector.Constant(-1), "direction")};",
        $"direction = {vector.Select("direction", Comparison.GreaterThan, vector.Zero, vector.Constant(1), "downOrNone")};",
        "",
        $"mt = {vector.MultiplyAdd(Constant(vector, "oneMinusBeta2"), "g - mt", "mt")};",
        "// The average of a parameter without gradients fades to 0 instead of staying subnormal, where arithmetic is slow.",
        $"mt = {vector.FlushSubnormal("mt")};",
        vector.Store("mt", "m", "at"),
        .. Step(vector, "direction"),
    ];
}
