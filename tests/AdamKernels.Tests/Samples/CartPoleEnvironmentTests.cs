using CartPole.Simulation;

namespace AdamKernels.Tests.Samples;

public sealed class CartPoleEnvironmentTests
{
    /// <summary>
    /// The states that Gymnasium's formulas give, computed with Python's floats. Fails when a constant is wrong, or Euler's method takes a
    /// new velocity for an old one.
    /// </summary>
    [Fact]
    public void Dynamics_are_those_of_Gymnasium()
    {
        var environment = new CartPoleEnvironment();
        environment.Reset(0.01, -0.02, 0.03, 0.04);
        Push(environment, 1);
        AssertState(environment, 0.009600000000000001, 0.17467919574755525, 0.030799999999999998, -0.2430687179600081);
        Push(environment, 10);
        AssertState(environment, 0.009507467611542735, -0.02478614321157563, 0.04085667768255377, 0.14567631852587798);
        Push(environment, 31);
        Assert.False(environment.HasFallen);
        Push(environment, 32);
        AssertState(environment, -0.01013144049999762, -0.055835385078156996, 0.21875644071106842, 0.8492593376419102);
        Assert.True(environment.HasFallen);
    }

    [Theory]
    [InlineData(2.41, 0, true)]
    [InlineData(-2.41, 0, true)]
    [InlineData(0, 0.21, true)]
    [InlineData(0, -0.21, true)]
    [InlineData(2.39, 0.209, false)]
    [InlineData(-2.39, -0.209, false)]
    public void Pole_falls_beyond_the_limits(double position, double angle, bool hasFallen)
    {
        var environment = new CartPoleEnvironment();
        environment.Reset(position, 0, angle, 0);
        Assert.Equal((hasFallen, hasFallen), (environment.HasFallen, environment.HasEnded));
    }

    /// <summary>Pushes against the angle that the pole will have, which balances it. Fails when the time limit counts as a fall.</summary>
    [Fact]
    public void Episode_ends_after_500_steps_although_the_pole_stands()
    {
        var environment = new CartPoleEnvironment();
        environment.Reset(0, 0, 0.01, 0);
        while (!environment.HasEnded)
        {
            environment.Step(environment.Angle + environment.AngularVelocity + 0.03 * environment.Velocity > 0 ? 1 : 0);
        }

        Assert.Equal((500, false), (environment.Steps, environment.HasFallen));
    }

    [Fact]
    public void Episodes_start_within_the_limits_and_differ()
    {
        var random = new DeterministicRandom(seed: 1);
        var environment = new CartPoleEnvironment();
        List<double> starts = [];
        var observation = new float[CartPoleEnvironment.ObservationCount];
        for (int i = 0; i < 1000; i++)
        {
            environment.Reset(ref random);
            environment.Observe(observation);
            starts.AddRange(observation.Select(value => (double)value));
        }

        Assert.InRange(starts.Min(), -0.05, -0.0499);
        Assert.InRange(starts.Max(), 0.0499, 0.05);
        Assert.InRange(starts.Average(), -0.002, 0.002);
    }

    /// <summary>Fails when a series is one term too short.</summary>
    [Fact]
    public void Sine_and_cosine_are_as_exact_as_those_of_the_platform()
    {
        for (double angle = -0.21; angle <= 0.21; angle += 1e-5)
        {
            Assert.Equal(Math.Sin(angle), PoleAngle.Sin(angle), 1e-16);
            Assert.Equal(Math.Cos(angle), PoleAngle.Cos(angle), 3e-16);
        }
    }

    /// <summary>Pushes right, left, left, right, right, left, left, right, and so on.</summary>
    private static void Push(CartPoleEnvironment environment, int untilStep)
    {
        while (environment.Steps < untilStep)
        {
            environment.Step(environment.Steps % 8 is 0 or 3 or 4 or 7 ? 1 : 0);
        }
    }

    private static void AssertState(CartPoleEnvironment environment, params double[] expected)
    {
        double[] state = [environment.Position, environment.Velocity, environment.Angle, environment.AngularVelocity];
        Assert.All(expected.Zip(state), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }
}
