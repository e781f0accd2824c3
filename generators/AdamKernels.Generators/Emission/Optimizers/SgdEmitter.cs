using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Gradient descent without momentum, which keeps no state.</summary>
internal sealed class SgdEmitter(SgdSpec spec, bool takesHyperParameters) : OptimizerEmitter(spec, takesHyperParameters)
{
    public override string Name => "SGD";

    public override IReadOnlyList<string> States => [];

    public override string Advance => "Sgd(ref state, learningRate)";

    protected override string DirectionFormula => "w += stepSize g";

    protected override IReadOnlyList<string> Scalars => ["StepSize"];

    protected override IReadOnlyList<Coefficient> Coefficients => [];

    protected override IEnumerable<string> Body(VectorWriter vector) => Step(vector, "g");
}
