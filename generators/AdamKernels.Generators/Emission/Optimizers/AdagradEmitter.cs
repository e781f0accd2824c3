using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Adagrad: each parameter's rate falls with the sum of its squared gradients.</summary>
internal sealed class AdagradEmitter(AdagradAttribute spec, OptimizerPlan plan) : OptimizerEmitter(plan)
{
    public override string Advance =>
        $"Adagrad(ref state, learningRate, {Argument(Hyperparameter.LearningRateDecay, spec.LearningRateDecay)}, "
        + $"{Argument(Hyperparameter.Epsilon, spec.Epsilon)})";

    protected override string DirectionFormula => "sum += g^2; w += stepSize g / (sqrt(sum) + epsilon)";

    protected override IReadOnlyList<string> Scalars => ["StepSize", "Epsilon"];

    protected override IReadOnlyList<Coefficient> Coefficients => [];

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        $"{vector.Type} st = {vector.MultiplyAdd("g", "g", vector.Load("sum", "at"))};",
        "",
        "// A subnormal sum becomes 0, because arithmetic on subnormal numbers is slow.",
        $"st = {vector.FlushSubnormal("st")};",
        vector.Store("st", "sum", "at"),
    ];

    public override QuotientByRoot QuotientByRoot => new(_ => "g", "st");
}
