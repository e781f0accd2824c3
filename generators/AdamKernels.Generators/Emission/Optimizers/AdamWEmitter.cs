using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Adam with decoupled weight decay.</summary>
internal sealed class AdamWEmitter(AdamWSpec spec, OptimizerPlan plan) : AdamEmitter(spec, plan)
{
    public override string Advance =>
        $"AdamW(ref state, learningRate, beta1: {Literal.Double(spec.Beta1)}, beta2: {Literal.Double(spec.Beta2)}, epsilon: {Literal.Double(spec.Epsilon)}, weightDecay: {Literal.Double(spec.WeightDecay)})";
}
