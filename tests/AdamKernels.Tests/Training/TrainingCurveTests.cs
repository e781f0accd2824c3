using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Losses and parameters of 60 steps stay near those of the same training in double.</summary>
/// <remarks>
/// A gradient that is off where single-step comparisons do not look, a state that is not carried on, or a hyper-parameter that is not the
/// declared one makes these fail.
/// </remarks>
public class TrainingCurveTests
{
    [Fact]
    public void Adam_on_a_regression() => TrainingCurve.Compare(new RegressionAdam(1), new ReferenceAdam());

    [Fact]
    public void Sgd_on_a_regression() => TrainingCurve.Compare(new RegressionSgd(1), new ReferenceSgd());

    [Fact]
    public void Momentum_on_a_regression() => TrainingCurve.Compare(new RegressionMomentum(1), new ReferenceMomentum(0.9));

    [Fact]
    public void RmsProp_on_a_regression() => TrainingCurve.Compare(new RegressionRmsProp(1), new ReferenceRmsProp());

    [Fact]
    public void Adam_on_classes() => TrainingCurve.Compare(new ClassesAdam(1), new ReferenceAdam(0.7, 0.97, 1e-4));

    [Fact]
    public void Sgd_on_classes() => TrainingCurve.Compare(new ClassesSgd(1), new ReferenceSgd());

    [Fact]
    public void Momentum_on_classes() => TrainingCurve.Compare(new ClassesMomentum(1), new ReferenceMomentum(0.6));

    [Fact]
    public void RmsProp_on_classes() => TrainingCurve.Compare(new ClassesRmsProp(1), new ReferenceRmsProp(0.8, 1e-5));

    [Fact]
    public void Adam_on_xor() => TrainingCurve.Compare(new XorAdam(1), new ReferenceAdam());

    [Fact]
    public void Sgd_on_xor() => TrainingCurve.Compare(new XorSgd(1), new ReferenceSgd());

    [Fact]
    public void Momentum_on_xor() => TrainingCurve.Compare(new XorMomentum(1), new ReferenceMomentum(0.9));

    [Fact]
    public void RmsProp_on_xor() => TrainingCurve.Compare(new XorRmsProp(1), new ReferenceRmsProp());

    /// <summary>Shows that the tolerance tells one hyper-parameter from a slightly different one.</summary>
    [Fact]
    public void Another_momentum_would_be_noticed() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(
        () => TrainingCurve.Compare(new RegressionMomentum(1), new ReferenceMomentum(0.899)));
}
