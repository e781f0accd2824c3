using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>Adam with decoupled weight decay.</summary>
internal sealed class AdamWEmitter(AdamWAttribute spec, OptimizerPlan plan) : AdamFormulaEmitter(spec.Beta1, spec.Beta2, spec.AmsGrad, plan)
{
    public override string Advance =>
        $"AdamW(ref state, learningRate, {Argument(Hyperparameter.Beta1, spec.Beta1)}, {Argument(Hyperparameter.Beta2, spec.Beta2)}, "
        + $"{Argument(Hyperparameter.Epsilon, spec.Epsilon)}, {Argument(Hyperparameter.WeightDecay, spec.WeightDecay)})";
}
