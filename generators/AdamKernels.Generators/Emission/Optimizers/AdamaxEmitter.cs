using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Adamax: Adam with the decaying largest magnitude u of the gradients in place of the root.</summary>
internal sealed class AdamaxEmitter(AdamaxAttribute spec, OptimizerPlan plan) : OptimizerEmitter(plan)
{
    public override string Advance => $"Adamax(ref state, learningRate, {Argument(Hyperparameter.Beta1, spec.Beta1)})";

    protected override string DirectionFormula => "m += (1-beta1)(g-m); u = max(beta2 u, |g| + epsilon); w += stepSize m / u";

    protected override IReadOnlyList<string> Scalars => ["StepSize"];

    protected override IReadOnlyList<Coefficient> Coefficients =>
    [
        Coefficient.OneMinus(Hyperparameter.Beta1, spec.Beta1),
        Coefficient.Of(Hyperparameter.Beta2, spec.Beta2),
        Coefficient.Of(Hyperparameter.Epsilon, spec.Epsilon),
    ];

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        $"{vector.Type} mt = {vector.Load("m", "at")};",
        $"mt = {vector.MultiplyAdd(Constant(vector, "oneMinusBeta1"), "g - mt", "mt")};",
        "",
        "// NaN passes through: no comparison with it is true.",
        $"{vector.Type} ut = {vector.Load("u", "at")} * {Constant(vector, "beta2")};",
        $"{vector.Type} magnitude = {vector.Abs("g")} + {Constant(vector, "epsilon")};",
        $"ut = {vector.Select("ut", Comparison.GreaterThan, "magnitude", "ut", "magnitude")};",
        "",
        "// The average of a parameter without gradients fades to 0 instead of staying subnormal; u ends at epsilon.",
        $"mt = {vector.FlushSubnormal("mt")};",
        vector.Store("mt", "m", "at"),
        vector.Store("ut", "u", "at"),
        .. Step(vector, "mt / ut"),
    ];
}
