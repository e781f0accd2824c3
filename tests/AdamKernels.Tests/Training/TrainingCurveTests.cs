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
    private const int Steps = 60;
    private const double Tolerance = 1e-4;

    [Fact]
    public void Adam_on_a_regression() => Compare(new RegressionAdam(1), new ReferenceAdam());

    [Fact]
    public void Sgd_on_a_regression() => Compare(new RegressionSgd(1), new ReferenceSgd());

    [Fact]
    public void Momentum_on_a_regression() => Compare(new RegressionMomentum(1), new ReferenceMomentum(0.9));

    [Fact]
    public void RmsProp_on_a_regression() => Compare(new RegressionRmsProp(1), new ReferenceRmsProp());

    [Fact]
    public void Adam_on_classes() => Compare(new ClassesAdam(1), new ReferenceAdam(0.7, 0.97, 1e-4));

    [Fact]
    public void Sgd_on_classes() => Compare(new ClassesSgd(1), new ReferenceSgd());

    [Fact]
    public void Momentum_on_classes() => Compare(new ClassesMomentum(1), new ReferenceMomentum(0.6));

    [Fact]
    public void RmsProp_on_classes() => Compare(new ClassesRmsProp(1), new ReferenceRmsProp(0.8, 1e-5));

    [Fact]
    public void Adam_on_xor() => Compare(new XorAdam(1), new ReferenceAdam());

    [Fact]
    public void Sgd_on_xor() => Compare(new XorSgd(1), new ReferenceSgd());

    [Fact]
    public void Momentum_on_xor() => Compare(new XorMomentum(1), new ReferenceMomentum(0.9));

    [Fact]
    public void RmsProp_on_xor() => Compare(new XorRmsProp(1), new ReferenceRmsProp());

    /// <summary>Shows that the tolerance tells one hyper-parameter from a slightly different one.</summary>
    [Fact]
    public void Another_momentum_would_be_noticed() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(
        () => Compare(new RegressionMomentum(1), new ReferenceMomentum(0.899)));

    private static void Compare<TNetwork>(TNetwork network, ReferenceOptimizer optimizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        var trainer = new Trainer<TNetwork>(network);
        var reference = new ReferenceTrainer(description, optimizer, trainer.CanonicalState().First());
        Batch[] batches = [.. Enumerable.Range(0, 3).Select(i => new Batch(description, description.MaxBatchSize - i, seed: (ulong)(10 * i)))];
        for (int step = 0; step < Steps; step++)
        {
            Batch batch = batches[step % batches.Length];
            float loss = trainer.Step(batch.Inputs, batch.Targets);
            double expected = reference.Step(batch.ReferenceInputs, batch.ReferenceTargets);
            Assert.True(Math.Abs(loss - expected) <= Tolerance * expected, $"step {step}: the loss is {loss} instead of {expected}");
        }

        double distance = Distance.RelativeL2(reference.Parameters, Batch.Doubles(trainer.CanonicalState().First()));
        Assert.True(distance <= Tolerance, $"parameters are {distance:E2} off");
    }
}
