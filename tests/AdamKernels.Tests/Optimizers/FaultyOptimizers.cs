using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Optimizers;

/// <summary>
/// Optimizers as other libraries have them, or with a typical mistake: the comparison must distinguish each of them from the formula.
/// </summary>
internal static class FaultyOptimizers
{
    internal sealed class AdamWithEpsilonInRoot : ReferenceAdam
    {
        protected override Sum Denominator(Sum v, double correction) => Sum.Sqrt(1 / correction * v + Epsilon);
    }

    internal sealed class AdamWithUncorrectedEpsilon : ReferenceAdam
    {
        protected override Sum Denominator(Sum v, double correction) => 1 / Math.Sqrt(correction) * (Sum.Sqrt(v) + Epsilon);
    }

    internal sealed class AdamWithoutCorrection : ReferenceAdam
    {
        protected override double Correction(double power) => 1;
    }

    internal sealed class AdamOneStepAhead : ReferenceAdam
    {
        public AdamOneStepAhead() => Advance();
    }

    internal sealed class AdamMaximizedAfterDecay(double beta1, double beta2, double epsilon) : ReferenceAdam(beta1, beta2, epsilon)
    {
        protected override Sum Effective(double parameter, double gradient) => -1 * (WeightDecay * (Sum)parameter + gradient);
    }

    internal sealed class AmsGradOfCorrected() : ReferenceAdam(amsGrad: true)
    {
        protected override Sum Largest(double before, Sum v, double correction) => Sum.Max(before, 1 / correction * v);
    }

    internal sealed class AmsGradWithoutCorrection() : ReferenceAdam(amsGrad: true)
    {
        protected override Sum Denominator(Sum v, double correction) => base.Denominator(v, 1);
    }

    internal sealed class AdamWDecayedAfterwards(double beta1, double beta2, double epsilon, bool amsGrad)
        : ReferenceAdamW(beta1, beta2, epsilon, amsGrad)
    {
        protected override Sum Step(double parameter, Sum direction, double learningRate) =>
            (1 - learningRate * WeightDecay) * (parameter + -1 * direction);
    }

    internal sealed class AdamWDecayedWithoutRate : ReferenceAdamW
    {
        protected override Sum Step(double parameter, Sum direction, double learningRate) =>
            (1 - WeightDecay) * (Sum)parameter + -1 * direction;
    }

    internal sealed class AveragedMomentum(double momentum) : ReferenceMomentum(momentum)
    {
        protected override double GradientFactor(double mu, long step) => 1 - mu;
    }

    internal sealed class MomentumDampenedFromTheStart(double momentum, double dampening) : ReferenceMomentum(momentum, dampening)
    {
        protected override double GradientFactor(double mu, long step) => base.GradientFactor(mu, step + 1);
    }

    internal sealed class NesterovOfTheMomentumBefore(double momentum) : ReferenceMomentum(momentum, nesterov: true)
    {
        protected override Sum LookAhead(Sum g, double mu, Sum b, double before) => g + mu * (Sum)before;
    }

    internal sealed class RmsPropWithEpsilonInRoot : ReferenceRmsProp
    {
        protected override Sum Denominator(Sum v) => Sum.Sqrt(v + Epsilon);
    }

    internal sealed class RmsPropLessTheMean() : ReferenceRmsProp(centered: true)
    {
        protected override Sum Variance(Sum v, Sum mean) => v + -1 * (mean with { Value = Math.Abs(mean.Value) });
    }

    internal sealed class RmsPropNotCentered() : ReferenceRmsProp(centered: true)
    {
        protected override Sum Variance(Sum v, Sum mean) => v;
    }

    internal sealed class NAdamWithoutWarmup : ReferenceNAdam
    {
        protected override double Momentum(long step) => 0.9;
    }

    internal sealed class NAdamOneStepAhead : ReferenceNAdam
    {
        protected override double Momentum(long step) => base.Momentum(step + 1);
    }

    internal sealed class NAdamWithoutNextInProduct : ReferenceNAdam
    {
        protected override double Product(double product, double next) => product;
    }

    internal sealed class RAdamFromTheFifthStep : ReferenceRAdam
    {
        protected override double Threshold => 4;
    }

    internal sealed class RAdamNeverRectified : ReferenceRAdam
    {
        protected override double Threshold => double.PositiveInfinity;
    }

    internal sealed class RAdamWithCorrectedEpsilon : ReferenceRAdam
    {
        protected override Sum Denominator(Sum v, double correction) => 1 / Math.Sqrt(correction) * Sum.Sqrt(v) + Epsilon;
    }

    internal sealed class AdamaxWithEpsilonAddedLast : ReferenceAdamax
    {
        protected override Sum Magnitude(Sum g, double term) => g;

        protected override Sum Divisor(Sum u, double term) => u + term;
    }

    internal sealed class AdagradOneStepAhead(double learningRateDecay, double epsilon) : ReferenceAdagrad(learningRateDecay, epsilon)
    {
        protected override double StepsBefore(long step) => step;
    }

    internal sealed class AdagradWithEpsilonInRoot : ReferenceAdagrad
    {
        protected override Sum Denominator(Sum s, double term) => Sum.Sqrt(s + term);
    }
}
