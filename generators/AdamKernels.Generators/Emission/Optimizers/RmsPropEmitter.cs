using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>RMSProp.</summary>
internal sealed class RmsPropEmitter(RmsPropSpec spec) : OptimizerEmitter(takesHyperParameters: false)
{
    public override string Name => "RMSProp";

    public override string Formula => "v = alpha v + (1-alpha) g^2; w += stepSize g / (sqrt(v) + epsilon)";

    public override IReadOnlyList<string> States => ["v"];

    public override string Advance => $"RmsProp(ref state, learningRate, epsilon: {Literal.Double(spec.Epsilon)})";

    public override IReadOnlyList<Coefficient> Coefficients => [new("alpha", spec.Alpha), new("oneMinusAlpha", 1 - spec.Alpha)];

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        "// (1-alpha) g times g, not g^2 times (1-alpha): the square alone would be sub-normal, and slow, for gradients below 1e-19.",
        $"{vector.Type} vt = {vector.MultiplyAdd($"g * {Constant(vector, "oneMinusAlpha")}", "g", $"{vector.Load("v", "at")} * {Constant(vector, "alpha")}")};",
        "",
        "// The average of a parameter that gets no gradient any more fades to 0 instead of staying sub-normal, where arithmetic is slow.",
        $"vt = {vector.FlushSubnormal("vt")};",
        vector.Store("vt", "v", "at"),
        vector.Store(vector.MultiplyAdd("stepSize", $"g / ({vector.Sqrt("vt")} + epsilon)", vector.Load("w", "at")), "w", "at"),
    ];
}
