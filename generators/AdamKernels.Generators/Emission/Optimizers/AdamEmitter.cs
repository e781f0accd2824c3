using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Adam, with the bias corrections folded into the step size and epsilon.</summary>
internal sealed class AdamEmitter(AdamSpec spec, bool takesHyperParameters = false) : OptimizerEmitter(takesHyperParameters)
{
    public override string Name => "Adam";

    public override string Formula => "m += (1-beta1)(g-m); v = beta2 v + (1-beta2) g^2; w += stepSize m / (sqrt(v) + epsilon)";

    public override IReadOnlyList<string> States => ["m", "v"];

    public override string Advance =>
        $"Adam(ref state, learningRate, beta1: {Literal.Double(spec.Beta1)}, beta2: {Literal.Double(spec.Beta2)}, epsilon: {Literal.Double(spec.Epsilon)})";

    public override IReadOnlyList<Coefficient> Coefficients =>
        [new("oneMinusBeta1", 1 - spec.Beta1), new("beta2", spec.Beta2), new("oneMinusBeta2", 1 - spec.Beta2)];

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        $"{vector.Type} mt = {vector.Load("m", "at")};",
        $"mt = {vector.MultiplyAdd(Constant(vector, "oneMinusBeta1"), "g - mt", "mt")};",
        "",
        "// (1-beta2) g times g, not g^2 times (1-beta2): the square alone would be sub-normal, and slow, for gradients below 1e-19.",
        $"{vector.Type} vt = {vector.MultiplyAdd($"g * {Constant(vector, "oneMinusBeta2")}", "g", $"{vector.Load("v", "at")} * {Constant(vector, "beta2")}")};",
        "",
        "// Moments of a parameter that gets no gradient any more fade to 0 instead of staying sub-normal, where arithmetic is slow.",
        $"mt = {vector.FlushSubnormal("mt")};",
        $"vt = {vector.FlushSubnormal("vt")};",
        vector.Store("mt", "m", "at"),
        vector.Store("vt", "v", "at"),
        vector.Store(vector.MultiplyAdd("stepSize", $"mt / ({vector.Sqrt("vt")} + epsilon)", vector.Load("w", "at")), "w", "at"),
    ];
}
