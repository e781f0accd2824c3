using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Gradient descent without momentum, which keeps no state.</summary>
internal sealed class SgdEmitter() : OptimizerEmitter(takesHyperParameters: false)
{
    public override string Name => "SGD";

    public override string Formula => "w += stepSize g";

    public override IReadOnlyList<string> States => [];

    public override bool UsesEpsilon => false;

    public override string Advance => "Sgd(ref state, learningRate)";

    public override IReadOnlyList<Coefficient> Coefficients => [];

    protected override IEnumerable<string> Body(VectorWriter vector) =>
        [vector.Store(vector.MultiplyAdd("stepSize", "g", vector.Load("w", "at")), "w", "at")];
}
