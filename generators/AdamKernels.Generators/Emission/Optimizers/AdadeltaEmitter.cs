using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Adadelta: each parameter moves by the root of its average squared change over that of its average squared gradient.</summary>
internal sealed class AdadeltaEmitter(AdadeltaAttribute spec, OptimizerPlan plan) : OptimizerEmitter(plan)
{
    public override string Advance => "Sgd(ref state, learningRate)";

    protected override string DirectionFormula =>
        "v = rho v + (1-rho) g^2; change = sqrt(d + epsilon) / sqrt(v + epsilon) g; d = rho d + (1-rho) change^2; w += stepSize change";

    protected override IReadOnlyList<string> Scalars => ["StepSize"];

    protected override IReadOnlyList<Coefficient> Coefficients =>
    [
        Coefficient.Of(Hyperparameter.Rho, spec.Rho),
        Coefficient.OneMinus(Hyperparameter.Rho, spec.Rho),
        Coefficient.Of(Hyperparameter.Epsilon, spec.Epsilon),
    ];

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        $"{vector.Type} epsilon = {Constant(vector, "epsilon")}, dt = {vector.Load("d", "at")};",
        .. Average(vector, "v", vector.Load("v", "at"), "g"),
        $"{vector.Type} change = {vector.Sqrt("dt + epsilon")} / {vector.Sqrt("vt + epsilon")} * g;",
        "",
        .. Average(vector, "d", "dt", "change"),
        .. Step(vector, "change"),
    ];

    /// <summary>Moves an average of squares. Those of a parameter without gradients fade to 0 instead of staying subnormal.</summary>
    private IEnumerable<string> Average(VectorWriter vector, string state, string before, string term)
    {
        string average = $"{state}t";
        string next = vector.MultiplyAdd($"{term} * {Constant(vector, "oneMinusRho")}", term, $"{before} * {Constant(vector, "rho")}");
        return
        [
            $"{(before == average ? "" : $"{vector.Type} ")}{average} = {next};",
            $"{average} = {vector.FlushSubnormalPositive(average)};",
            vector.Store(average, state, "at"),
            "",
        ];
    }
}
