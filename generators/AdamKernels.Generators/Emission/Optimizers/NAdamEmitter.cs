using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// NAdam, with the factors of gradient and momentum folded into the step size and the factor of m, and the bias correction into these and
/// epsilon: one division instead of three.
/// </summary>
internal sealed class NAdamEmitter(NAdamAttribute spec, OptimizerPlan plan) : MomentsEmitter(spec.Beta1, spec.Beta2, plan)
{
    public override string Advance =>
        $"NAdam(ref state, learningRate, {Argument(Hyperparameter.Beta1, spec.Beta1)}, {Argument(Hyperparameter.Beta2, spec.Beta2)}, "
        + $"{Argument(Hyperparameter.Epsilon, spec.Epsilon)}, {Argument(Hyperparameter.MomentumDecay, spec.MomentumDecay)})";

    protected override string DirectionFormula => MomentsFormula + "w += stepSize (g + momentFactor m) / (sqrt(v) + epsilon)";

    protected override IReadOnlyList<string> Scalars => ["StepSize", "Epsilon", "MomentFactor"];

    public override QuotientByRoot QuotientByRoot => new(vector => vector.MultiplyAdd("momentFactor", "mt", "g"), "vt");

    protected override IEnumerable<string> Body(VectorWriter vector) => Moments(vector);
}
