using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>RMSProp, centered or not, with momentum or without.</summary>
internal sealed class RmsPropEmitter(RmsPropAttribute spec, OptimizerPlan plan) : OptimizerEmitter(plan)
{
    public override string Advance => $"RmsProp(ref state, learningRate, {Argument(Hyperparameter.Epsilon, spec.Epsilon)})";

    protected override string DirectionFormula =>
        $"v = alpha v + (1-alpha) g^2; {(spec.Centered ? "mean += (1-alpha)(g-mean); " : "")}"
        + (HasMomentum ? $"velocity = momentum velocity + {Quotient}; w += stepSize velocity" : $"w += stepSize {Quotient}");

    protected override IReadOnlyList<string> Scalars => ["StepSize", "Epsilon"];

    protected override IReadOnlyList<Coefficient> Coefficients =>
    [
        Coefficient.Of(Hyperparameter.Alpha, spec.Alpha),
        Coefficient.OneMinus(Hyperparameter.Alpha, spec.Alpha),
        .. HasMomentum ? [Coefficient.Of(Hyperparameter.Momentum, spec.Momentum)] : (Coefficient[])[],
    ];

    private bool HasMomentum => spec.Momentum != 0;

    private string Quotient => spec.Centered ? "g / (sqrt(v - mean^2) + epsilon)" : "g / (sqrt(v) + epsilon)";

    protected override IEnumerable<string> Body(VectorWriter vector) =>
        [
            "// (1-alpha) g times g, not g^2 times (1-alpha): the square of a gradient below 1e-19 would be subnormal, and slow.",
            $"{vector.Type} vt = " + vector.MultiplyAdd(
                $"g * {Constant(vector, "oneMinusAlpha")}", "g", $"{vector.Load("v", "at")} * {Constant(vector, "alpha")}") + ";",
            "",
            "// The average of a parameter without gradients fades to 0 instead of staying subnormal, where arithmetic is slow.",
            $"vt = {vector.FlushSubnormal("vt")};",
            vector.Store("vt", "v", "at"),
            .. spec.Centered ? Variance(vector) : [],
            .. HasMomentum ? Velocity(vector).Concat(Step(vector, "bt")) : [],
        ];

    public override QuotientByRoot? QuotientByRoot => HasMomentum ? null : new(_ => "g", Radicand);

    private string Radicand => spec.Centered ? "variance" : "vt";

    private IEnumerable<string> Variance(VectorWriter vector) =>
    [
        "",
        $"{vector.Type} mt = {vector.Load("mean", "at")};",
        $"mt = {vector.MultiplyAdd(Constant(vector, "oneMinusAlpha"), "g - mt", "mt")};",
        $"mt = {vector.FlushSubnormal("mt")};",
        vector.Store("mt", "mean", "at"),
        "",
        "// Where the gradient hardly changes, rounding can make the variance negative. It becomes 0: its root would be NaN.",
        $"{vector.Type} variance = {vector.MultiplyAdd("-mt", "mt", "vt")};",
        $"variance = {vector.Select("variance", Comparison.LessThan, vector.Zero, vector.Zero, "variance")};",
    ];

    private IEnumerable<string> Velocity(VectorWriter vector) =>
    [
        "",
        $"{vector.Type} bt = "
        + $"{vector.MultiplyAdd(Constant(vector, "momentum"), vector.Load("velocity", "at"), $"g / ({vector.Sqrt(Radicand)} + epsilon)")};",
        $"bt = {vector.FlushSubnormal("bt")};",
        vector.Store("bt", "velocity", "at"),
    ];
}
