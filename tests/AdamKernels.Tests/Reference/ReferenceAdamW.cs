namespace AdamKernels.Tests.Reference;

/// <summary>p = p·(1 - rate·λ), then as Adam with a gradient that has no decay in it.</summary>
internal class ReferenceAdamW(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, bool amsGrad = false)
    : ReferenceAdam(beta1, beta2, epsilon, amsGrad)
{
    protected override Sum Effective(double parameter, double gradient) => Raw(gradient);

    protected override Sum Step(double parameter, Sum direction, double learningRate) =>
        (1 - learningRate * WeightDecay) * (Sum)parameter + -1 * direction;
}
