using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Gradient descent with momentum, plain or Nesterov's.</summary>
internal sealed class MomentumEmitter(SgdAttribute spec, OptimizerPlan plan) : OptimizerEmitter(plan)
{
    public override string Advance =>
        $"Sgd(ref state, learningRate{(IsDampened ? $", {Argument(Hyperparameter.Dampening, spec.Dampening)}" : "")})";

    protected override string DirectionFormula =>
        $"velocity = momentum velocity + {(IsDampened ? "gradientFactor " : "")}g; w += stepSize "
        + $"{(spec.Nesterov ? "(g + momentum velocity)" : "velocity")}";

    protected override IReadOnlyList<string> Scalars => IsDampened ? ["StepSize", "GradientFactor"] : ["StepSize"];

    protected override IReadOnlyList<Coefficient> Coefficients => [Coefficient.Of(Hyperparameter.Momentum, spec.Momentum)];

    /// <summary>Whether the gradient has a factor, which is 1 at the first step; it excludes Nesterov's momentum.</summary>
    private bool IsDampened => !spec.Nesterov && (Plan.TakesHyperParameters || spec.Dampening != 0);

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        $"{vector.Type} vt = "
        + $"{vector.MultiplyAdd(Constant(vector, "momentum"), vector.Load("velocity", "at"), IsDampened ? "g * gradientFactor" : "g")};",
        "",
        "// The velocity of a parameter without gradients fades to 0 instead of staying subnormal, where arithmetic is slow.",
        $"vt = {vector.FlushSubnormal("vt")};",
        vector.Store("vt", "velocity", "at"),
        .. Step(vector, spec.Nesterov ? vector.MultiplyAdd(Constant(vector, "momentum"), "vt", "g") : "vt"),
    ];
}
