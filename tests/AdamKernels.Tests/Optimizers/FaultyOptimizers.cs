using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Optimizers;

// What other libraries do, or what one gets wrong: the comparison must tell each of them from the formula.

internal sealed class AdamWithEpsilonInRoot : ReferenceAdam
{
    protected override double Denominator(double v, double correction) => Math.Sqrt(v / correction + Epsilon);
}

internal sealed class AdamWithUncorrectedEpsilon : ReferenceAdam
{
    protected override double Denominator(double v, double correction) => (Math.Sqrt(v) + Epsilon) / Math.Sqrt(correction);
}

internal sealed class AdamWithoutCorrection : ReferenceAdam
{
    protected override double Correction(double power) => 1;
}

internal sealed class AdamOneStepAhead : ReferenceAdam
{
    public AdamOneStepAhead() => Advance();
}

internal sealed class AveragedMomentum(double momentum) : ReferenceMomentum(momentum)
{
    protected override double GradientFactor(double mu) => 1 - mu;
}

internal sealed class RmsPropWithEpsilonInRoot : ReferenceRmsProp
{
    protected override double Denominator(double v) => Math.Sqrt(v + Epsilon);
}
