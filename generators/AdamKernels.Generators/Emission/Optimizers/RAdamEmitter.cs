using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// RAdam: the first steps go by the gradient's average alone, until enough of them have been averaged to divide by the root of v.
/// </summary>
internal sealed class RAdamEmitter(RAdamAttribute spec, OptimizerPlan plan) : MomentsEmitter(spec.Beta1, spec.Beta2, plan)
{
    public override string Advance =>
        $"RAdam(ref state, learningRate, {Argument(Hyperparameter.Beta1, spec.Beta1)}, "
        + $"{Argument(Hyperparameter.Beta2, spec.Beta2)}, {Argument(Hyperparameter.Epsilon, spec.Epsilon)})";

    protected override string DirectionFormula =>
        MomentsFormula + "w += stepSize m / (sqrt(v) + epsilon), or w += stepSize m where epsilon is 0";

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        .. Moments(vector),
        "// An epsilon of 0 means that this step does not divide by the root. A factor of 0 instead would turn an infinite v into NaN.",
        $"{vector.Type} divisor = "
        + $"{vector.Select("epsilon", Comparison.GreaterThan, vector.Zero, $"{vector.Sqrt("vt")} + epsilon", vector.Constant(1))};",
        .. Step(vector, "mt / divisor"),
    ];
}
