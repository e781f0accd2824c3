using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// The formula of Adam and AdamW, with the bias corrections folded into the step size and epsilon; AMSGrad as its option.
/// </summary>
internal abstract class AdamFormulaEmitter(
    double beta1, double beta2, bool amsGrad, OptimizerPlan plan) : MomentsEmitter(beta1, beta2, plan)
{
    protected override string DirectionFormula => MomentsFormula + (amsGrad
        ? "vmax = max(vmax, v); w += stepSize m / (sqrt(vmax) + epsilon)"
        : "w += stepSize m / (sqrt(v) + epsilon)");

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        .. BeginMoments(vector),
        .. amsGrad ? Largest(vector) : [],
    ];

    public override QuotientByRoot QuotientByRoot => new(_ => "mt", amsGrad ? "largest" : "vt") { State = "m" };

    /// <summary>Keeps the largest second moment. A v that is not a number is kept too; none is subnormal, because v is not.</summary>
    private static IEnumerable<string> Largest(VectorWriter vector) =>
    [
        $"{vector.Type} largest = {vector.Load("vmax", "at")};",
        $"largest = {vector.Select("largest", Comparison.GreaterThan, "vt", "largest", "vt")};",
        vector.Store("largest", "vmax", "at"),
    ];
}
