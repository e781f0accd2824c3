namespace AdamKernels.Tests.Training;

/// <summary>Training solves what no single layer can: exclusive or.</summary>
/// <remarks>A gradient of the wrong sign, a layer that gets none, or an update that is lost makes these fail.</remarks>
public class LearningTests
{
    private const int Steps = 600;

    private static readonly float[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly float[] Targets = [0, 1, 1, 0];

    [Fact]
    public void Adam_learns_exclusive_or() => AssertLearns(seed => new Trainer<XorAdam>(new XorAdam(seed)));

    [Fact]
    public void Sgd_learns_exclusive_or() => AssertLearns(seed => new Trainer<XorSgd>(new XorSgd(seed)));

    [Fact]
    public void Momentum_learns_exclusive_or() => AssertLearns(seed => new Trainer<XorMomentum>(new XorMomentum(seed)));

    [Fact]
    public void RmsProp_learns_exclusive_or() => AssertLearns(seed => new Trainer<XorRmsProp>(new XorRmsProp(seed)));

    private static void AssertLearns<TNetwork>(Func<ulong, Trainer<TNetwork>> create)
        where TNetwork : class, INetwork<TNetwork>
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            Trainer<TNetwork> trainer = create(seed);
            Evaluation before = trainer.Evaluate(Inputs, Targets);
            for (int step = 0; step < Steps; step++)
            {
                trainer.Step(Inputs, Targets);
            }

            Evaluation after = trainer.Evaluate(Inputs, Targets);
            Assert.True(before.Loss > 0.5, $"seed {seed}: {before}");
            Assert.True(after is { Loss: < 0.01, Accuracy: 1 }, $"seed {seed}: {after}");
        }
    }
}
