using AdamKernels.Runtime;

namespace AdamKernels.Tests.Optimizers;

/// <summary>The scalars of a step.</summary>
public class StepRuleTests
{
    private delegate StepScalars Rule(ref OptimizerState state, double learningRate);

    private static readonly Dictionary<string, Rule> Rules = new()
    {
        ["Adam"] = (ref state, rate) => StepRule.Adam(ref state, rate, 0.9, 0.999, 1e-8),
        ["AdamW"] = (ref state, rate) => StepRule.AdamW(ref state, rate, 0.9, 0.999, 1e-8, 0.1),
        ["SGD"] = (ref state, rate) => StepRule.Sgd(ref state, rate, 0.5),
        ["RMSProp"] = (ref state, rate) => StepRule.RmsProp(ref state, rate, 1e-8),
        ["NAdam"] = (ref state, rate) => StepRule.NAdam(ref state, rate, 0.9, 0.999, 1e-8, 4e-3),
        ["RAdam"] = (ref state, rate) => StepRule.RAdam(ref state, rate, 0.9, 0.999, 1e-8),
        ["Adamax"] = (ref state, rate) => StepRule.Adamax(ref state, rate, 0.9),
        ["Adagrad"] = (ref state, rate) => StepRule.Adagrad(ref state, rate, 0.1, 1e-10),
        ["Lion"] = (ref state, rate) => StepRule.Lion(ref state, rate, 0.1),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    /// <summary>Fails when a scalar that depends on the learning rate is not scaled, or one is that does not.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Scaled_scalars_are_those_of_the_scaled_rate(string name)
    {
        OptimizerState state = new(), scaledState = new();
        for (int step = 0; step < 20; step++)
        {
            StepScalars scalars = Rules[name](ref state, 0.003);

            // A power of two scales every product exactly, so that all bits must agree.
            Assert.Equal(Rules[name](ref scaledState, 0.003 / 4), scalars.Scaled(0.25));
            Assert.Equal(scalars, scalars.Scaled(1));
        }
    }

    /// <summary>Fails when something that a rule needs is neither in the state nor an argument: training could not be continued.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_copied_state_continues_with_the_same_bits(string name)
    {
        OptimizerState state = new();
        for (int step = 0; step < 10; step++)
        {
            Rules[name](ref state, 0.01);
        }

        var copy = new OptimizerState
        {
            StepCount = state.StepCount,
            Beta1Power = state.Beta1Power,
            Beta2Power = state.Beta2Power,
            MomentumProduct = state.MomentumProduct,
            WarmupPower = state.WarmupPower,
        };
        Assert.Equal(Rules[name](ref state, 0.01), Rules[name](ref copy, 0.01));
    }

    /// <summary>A series of a term less, or a reduction that is not undone, makes this fail.</summary>
    [Fact]
    public void The_exponential_is_that_of_the_platform_to_a_few_bits()
    {
        Assert.Equal(1, DoubleExponential.Of(0));
        Assert.Equal(0, DoubleExponential.Of(-1000));
        Assert.Equal(0, DoubleExponential.Of(double.NegativeInfinity));
        for (double x = -1e-9; x > -700; x *= 1.37)
        {
            // Halvings double the relative error, so that it grows with the argument.
            double bound = 4e-16 * Math.Max(1, -64 * x);
            Assert.InRange(DoubleExponential.Of(x) / Math.Exp(x), 1 - bound, 1 + bound);
        }
    }

    /// <summary>β1 of 0.9 warms up from 0.9·(1 - ½·0.96^0.004): fails when ln 0.96 or the power is wrong.</summary>
    [Fact]
    public void NAdams_momentum_warms_up()
    {
        OptimizerState state = new();
        for (int step = 1; step <= 50_000; step++)
        {
            Rules["NAdam"](ref state, 1e-3);
            if (step % 1000 == 1)
            {
                Assert.Equal(Math.Pow(0.96, step * 4e-3), state.WarmupPower, 1e-12);
            }
        }
    }
}
