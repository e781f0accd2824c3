using AdamKernels.RobustnessProbe.Soak;
using AdamKernels.Runtime;

namespace AdamKernels.Robustness.Tests.Soak;

/// <summary>The powers of the betas over so many steps that they fall below the smallest number.</summary>
/// <remarks>
/// A power that is multiplied by a beta on and on would stop at a subnormal number, because that times the beta rounds to itself, and every
/// later step would compute with it.
/// </remarks>
public class RunningPowerTests
{
    /// <summary>0.999 to this power is below the smallest double.</summary>
    private const int Steps = 800_000;

    [Fact]
    public void Those_of_Adam_become_0() => AssertFades(new TinyAdam(1));

    [Fact]
    public void Those_of_AdamW_become_0() => AssertFades(new TinyAdamW(1));

    [Fact]
    public void Those_of_NAdam_become_0() => AssertFades(new TinyNAdam(1));

    [Fact]
    public void Those_of_RAdam_become_0() => AssertFades(new TinyRAdam(1));

    [Fact]
    public void Those_of_Adamax_become_0() => AssertFades(new TinyAdamax(1));

    private static void AssertFades<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(network);
        float[] inputs = [0.5f, -0.25f], targets = [0.75f];
        for (int step = 0; step < Steps; step++)
        {
            inputs[0] = step % 5 * 0.25f;
            trainer.Step(inputs, targets);
            OptimizerState optimizer = step % 1_000 == 0 ? trainer.GetOptimizer() : default;
            Assert.False(
                double.IsSubnormal(optimizer.Beta1Power) || double.IsSubnormal(optimizer.Beta2Power)
                || double.IsSubnormal(optimizer.MomentumProduct) || double.IsSubnormal(optimizer.WarmupPower),
                $"A power is subnormal after {step} steps.");
        }

        OptimizerState last = trainer.GetOptimizer();
        Assert.Equal(Steps, last.StepCount);
        Assert.Equal(0, last.Beta1Power);
        Assert.True(last.Beta2Power is 0 or 1, $"The power of beta2 is {last.Beta2Power}."); // 1: Adamax needs none.
        Assert.All(trainer.CanonicalState(), values => Assert.All(values, value => Assert.True(float.IsFinite(value))));
    }
}
