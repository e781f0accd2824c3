namespace AdamKernels.Tests.Optimizers;

/// <summary>
/// States of a parameter whose gradient is 0 for good, as after a unit died, fade to exactly 0 and are subnormal at no step's end.
/// </summary>
/// <remarks>Without the flush in the update these fail: a state then stops at some subnormal number, as the last test shows.</remarks>
public class FadingStateTests
{
    private static readonly float[] LastGradients = [1, -1, 0.3f, 1e10f, -1e-10f, 1e-19f, 1e-25f, 1e-38f, 1e-44f, 123, -7e-6f, 5e5f];

    /// <summary>All but those with weight decay, which makes a gradient of its own.</summary>
    public static TheoryData<string> Names => [.. OptimizerCases.All.Where(pair => pair.Value.Rest is not null).Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void States_come_to_rest_and_are_never_subnormal(string name)
    {
        OptimizerCase optimizer = OptimizerCases.All[name];
        ParameterOptimizer subject = optimizer.Standalone(new float[LastGradients.Length]);
        subject.UpdateParameters(LastGradients);
        var zero = new float[LastGradients.Length];
        for (int step = 0; step < 150_000; step++)
        {
            subject.UpdateParameters(zero);
            for (int i = 0; i < subject.StateCount; i++)
            {
                AssertNoneSubnormal(subject.GetState(i));
            }
        }

        Assert.Equal(optimizer.Rest!.Length, subject.StateCount);
        for (int i = 0; i < subject.StateCount; i++)
        {
            if (optimizer.Rest[i] is { } rest)
            {
                Assert.Equal([.. zero.Select(_ => rest)], subject.GetState(i).ToArray());
            }
        }
    }

    [Fact]
    public void Moments_of_a_network_with_Adam_become_0() => AssertFades(new NetworkSubject<RegressionAdam>(new()), steps: 150_000);

    [Fact]
    public void The_velocity_of_a_network_becomes_0() => AssertFades(new NetworkSubject<RegressionMomentum>(new()), steps: 2_000);

    [Fact]
    public void The_average_of_a_network_with_RMSProp_becomes_0() =>
        AssertFades(new NetworkSubject<RegressionRmsProp>(new()), steps: 20_000);

    [Fact]
    public void Without_a_flush_a_moment_stays_subnormal()
    {
        float v = 1e-3f;
        for (int step = 0; step < 150_000; step++)
        {
            v *= 0.999f;
        }

        Assert.True(float.IsSubnormal(v));
    }

    private static void AssertFades(UpdateSubject subject, int steps)
    {
        subject.Start(new float[subject.Count]);
        subject.Update([.. Enumerable.Range(0, subject.Count).Select(i => LastGradients[i % LastGradients.Length])], subject.LearningRate);
        var zero = new float[subject.Count];
        for (int step = 0; step < steps; step++)
        {
            subject.Update(zero, subject.LearningRate);
            foreach (float[] state in subject.State().Skip(1))
            {
                AssertNoneSubnormal(state);
            }
        }

        Assert.All(subject.State().Skip(1), state => Assert.Equal(zero, state));
    }

    private static void AssertNoneSubnormal(ReadOnlySpan<float> state)
    {
        foreach (float value in state)
        {
            if (float.IsSubnormal(value))
            {
                Assert.Fail($"{value} is subnormal.");
            }
        }
    }
}
