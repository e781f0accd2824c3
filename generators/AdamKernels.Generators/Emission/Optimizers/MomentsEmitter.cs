using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>What Adam and its relatives have in common: moving averages m of the gradient and v of its square.</summary>
internal abstract class MomentsEmitter(double beta1, double beta2, OptimizerPlan plan) : OptimizerEmitter(plan)
{
    protected const string MomentsFormula = "m += (1-beta1)(g-m); v = beta2 v + (1-beta2) g^2; ";

    protected override IReadOnlyList<string> Scalars => ["StepSize", "Epsilon"];

    protected override IReadOnlyList<Coefficient> Coefficients =>
    [
        Coefficient.OneMinus(Hyperparameter.Beta1, beta1),
        Coefficient.Of(Hyperparameter.Beta2, beta2),
        Coefficient.OneMinus(Hyperparameter.Beta2, beta2),
    ];

    /// <summary>Updates both moments and leaves them in mt and vt.</summary>
    protected IEnumerable<string> Moments(VectorWriter vector) =>
        [.. BeginMoments(vector), "// So does the first.", $"mt = {vector.FlushSubnormal("mt")};", vector.Store("mt", "m", "at")];

    /// <summary>The same, but mt may be subnormal and is not stored.</summary>
    protected IEnumerable<string> BeginMoments(VectorWriter vector) =>
    [
        $"{vector.Type} mt = {vector.Load("m", "at")};",
        $"mt = {vector.MultiplyAdd(Constant(vector, "oneMinusBeta1"), "g - mt", "mt")};",
        "",
        "// (1-beta2) g times g, not g^2 times (1-beta2): the square of a gradient below 1e-19 would be subnormal, and slow.",
        $"{vector.Type} vt = " + vector.MultiplyAdd(
            $"g * {Constant(vector, "oneMinusBeta2")}", "g", $"{vector.Load("v", "at")} * {Constant(vector, "beta2")}") + ";",
        "",
        "// The second moment of a parameter without gradients fades to 0 instead of staying subnormal, where arithmetic is slow.",
        $"vt = {vector.FlushSubnormalPositive("vt")};",
        vector.Store("vt", "v", "at"),
    ];
}
