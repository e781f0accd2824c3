using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Gradient descent without momentum, which keeps no state.</summary>
internal sealed class SgdEmitter(OptimizerPlan plan) : OptimizerEmitter(plan)
{
    public override string Advance => "Sgd(ref state, learningRate)";

    protected override string DirectionFormula => "w += stepSize g";

    protected override IReadOnlyList<string> Scalars => ["StepSize"];

    protected override IReadOnlyList<Coefficient> Coefficients => [];

    protected override IEnumerable<string> Body(VectorWriter vector) => Step(vector, "g");
}
