using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Gradient descent with momentum.</summary>
internal sealed class MomentumEmitter(SgdSpec spec) : OptimizerEmitter(takesHyperParameters: false)
{
    public override string Name => "SGD with momentum";

    public override string Formula => "velocity = momentum velocity + g; w += stepSize velocity";

    public override IReadOnlyList<string> States => ["velocity"];

    public override bool UsesEpsilon => false;

    public override string Advance => "Sgd(ref state, learningRate)";

    public override IReadOnlyList<Coefficient> Coefficients => [new("momentum", spec.Momentum)];

    protected override IEnumerable<string> Body(VectorWriter vector) =>
    [
        $"{vector.Type} vt = {vector.MultiplyAdd(Constant(vector, "momentum"), vector.Load("velocity", "at"), "g")};",
        "",
        "// A velocity that gets no gradient any more fades to 0 instead of staying sub-normal, where arithmetic is slow.",
        $"vt = {vector.FlushSubnormal("vt")};",
        vector.Store("vt", "velocity", "at"),
        vector.Store(vector.MultiplyAdd("stepSize", "vt", vector.Load("w", "at")), "w", "at"),
    ];
}
