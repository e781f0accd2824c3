namespace AdamKernels.Tests.Optimizers;

/// <summary>Gradients at the edges of what a formula is meant for.</summary>
public class SpecialGradientTests
{
    private const int Length = 37;

    /// <summary>The square overflows, but the first steps of RAdam do not use it. A factor of 0 for its root makes NaN of this.</summary>
    [Fact]
    public void RAdam_takes_plain_steps_whatever_v_is()
    {
        float[] parameters = After(p => new RAdamOptimizer(p), start: 0, 1e20f, steps: 5);

        Assert.All(parameters, value => Assert.InRange(value, -5.001e17f, -4.999e17f));
    }

    /// <summary>From the sixth step on the root of an infinite v divides: nothing moves, and nothing becomes NaN.</summary>
    [Fact]
    public void RAdam_divides_by_an_infinite_root() => Assert.Equal(
        After(p => new RAdamOptimizer(p), start: 0, 1e20f, steps: 5), After(p => new RAdamOptimizer(p), start: 0, 1e20f, steps: 12));

    /// <summary>
    /// Without the limit at 0 the rounded variance of the last of these becomes negative at step 1,222, and the parameters NaN.
    /// </summary>
    [Theory]
    [InlineData(0.01f)]
    [InlineData(-3f)]
    [InlineData(0.3699f)]
    public void Centered_RMSProp_stays_finite_under_a_constant_gradient(float gradient) => Assert.All(
        After(p => new RmsPropOptimizer(p, centered: true, momentum: 0.5), start: 1, gradient, steps: 5_000),
        value => Assert.True(float.IsFinite(value)));

    /// <summary>A product with 1-β1 before the sign makes 0 of the smallest float.</summary>
    [Theory]
    [InlineData(1f, -1)]
    [InlineData(-1e30f, 1)]
    [InlineData(float.Epsilon, -1)]
    [InlineData(-float.Epsilon, 1)]
    [InlineData(0f, 0)]
    [InlineData(float.PositiveInfinity, -1)]
    public void Lion_steps_by_the_sign(float gradient, int direction) => Assert.All(
        After(p => new LionOptimizer(p, learningRate: 0.25), start: 1, gradient, steps: 1), value =>
            Assert.Equal(1 + 0.25f * direction, value));

    /// <summary>Fails when a comparison makes a number of what is none.</summary>
    [Theory]
    [MemberData(nameof(OptimizerCases.Names), MemberType = typeof(OptimizerCases))]
    public void A_gradient_that_is_not_a_number_shows(string name) => Assert.All(
        After(OptimizerCases.All[name].Standalone, start: 1, float.NaN, steps: 2), value => Assert.True(float.IsNaN(value)));

    /// <summary>Fails when the sum starts from 0: the first update would be the whole rate.</summary>
    [Fact]
    public void Adagrad_starts_from_its_initial_accumulator() => Assert.All(
        After(p => new AdagradOptimizer(p, 0.5, initialAccumulator: 3), start: 1, 1f, steps: 1), value => Assert.Equal(0.75f, value));

    private static float[] After(Func<Memory<float>, ParameterOptimizer> create, float start, float gradient, int steps)
    {
        // Whole vectors of every width, and some that remain.
        float[] parameters = [.. Enumerable.Repeat(start, Length)];
        ParameterOptimizer optimizer = create(parameters);
        float[] gradients = [.. Enumerable.Repeat(gradient, Length)];
        for (int step = 0; step < steps; step++)
        {
            optimizer.UpdateParameters(gradients);
        }

        return parameters;
    }
}
