using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Adam with decoupled weight decay.</summary>
internal sealed class AdamWEmitter(AdamWSpec spec, bool takesHyperParameters) : AdamEmitter(spec, takesHyperParameters)
{
    public override string Name => spec.AmsGrad ? "AdamW with AMSGrad" : "AdamW";

    public override string Advance =>
        $"AdamW(ref state, learningRate, beta1: {Literal.Double(spec.Beta1)}, beta2: {Literal.Double(spec.Beta2)}, epsilon: {Literal.Double(spec.Epsilon)}, weightDecay: {Literal.Double(spec.WeightDecay)})";

    protected override bool IsDecayDecoupled => true;
}
