using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Adam, with the bias corrections folded into the step size and epsilon; AMSGrad as its option.</summary>
internal class AdamEmitter(AdamSpec spec, OptimizerPlan plan) : MomentsEmitter(spec.Beta1, spec.Beta2, plan)
{
    public override string Advance =>
        $"Adam(ref state, learningRate, beta1: {Literal.Double(spec.Beta1)}, beta2: {Literal.Double(spec.Beta2)}, epsilon: {Literal.Double(spec.Epsilon)})";

    protected override string DirectionFormula => MomentsFormula + (spec.AmsGrad
        ? "vmax = max(vmax, v); w += stepSize m / (sqrt(vmax) + epsilon)"
        : "w += stepSize m / (sqrt(v) + epsilon)");

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        .. Moments(vector),
        .. spec.AmsGrad ? Largest(vector) : [],
    ];

    public override QuotientByRoot QuotientByRoot => new(_ => "mt", spec.AmsGrad ? "largest" : "vt");

    /// <summary>Keeps the largest second moment. A v that is not a number is kept too; none is sub-normal, because v is not.</summary>
    private static IEnumerable<string> Largest(VectorWriter vector) =>
    [
        $"{vector.Type} largest = {vector.Load("vmax", "at")};",
        $"largest = {vector.Select("largest", Comparison.GreaterThan, "vt", "largest", "vt")};",
        vector.Store("largest", "vmax", "at"),
    ];
}
