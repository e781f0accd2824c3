using CartPole.Learning;
using CartPole.Simulation;

namespace AdamKernels.Tests.Samples;

/// <summary>The formulas of PPO in the sample.</summary>
public sealed class CartPoleLearningTests
{
    private const float ClipRange = 0.2f;

    /// <summary>
    /// Central differences of the loss in double. Fails when the gradient has the wrong sign, is not divided by the number of samples, or
    /// does not stop where the ratio is clipped.
    /// </summary>
    [Fact]
    public void Gradient_is_the_derivative_of_the_loss()
    {
        Rollout rollout = CreateRollout(out float[] logits);
        var gradients = new float[logits.Length];
        PolicyLoss.Differentiate(logits, rollout, ClipRange, gradients);

        const double Step = 1e-6;
        double[] values = [.. logits.Select(value => (double)value)];
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            values[i] = value + Step;
            double above = Loss(values, rollout);
            values[i] = value - Step;
            double below = Loss(values, rollout);
            values[i] = value;
            Assert.Equal((above - below) / (2 * Step), gradients[i], 1e-6);
        }

        Assert.InRange(gradients.Count(gradient => gradient == 0), gradients.Length / 10, gradients.Length * 9 / 10);
    }

    /// <summary>
    /// A is Σ (γλ)^k·δ_k up to the end of the episode. Fails when the value or the advantage of the next episode leaks into the last one,
    /// or the rollout's last states do not count.
    /// </summary>
    [Fact]
    public void Returns_are_those_of_generalized_advantage_estimation()
    {
        Rollout rollout = CreateRollout(out _);
        rollout.EstimateAdvantages(discount: 0.9f, traceDecay: 0.7f);
        for (int i = 0; i < Rollout.SampleCount; i++)
        {
            double expected = rollout.Values[i];
            double factor = 1;
            for (int k = i; k < Rollout.SampleCount; k += Rollout.EnvironmentCount)
            {
                double next = rollout.Ends[k] ? 0 : 0.9 * rollout.Values[k + Rollout.EnvironmentCount];
                expected += factor * (rollout.Rewards[k] + next - rollout.Values[k]);
                factor *= rollout.Ends[k] ? 0 : 0.9 * 0.7;
            }

            Assert.Equal(expected, rollout.Returns[i], 1e-4);
        }
    }

    [Fact]
    public void Advantages_have_mean_0_and_variance_1()
    {
        Rollout rollout = CreateRollout(out _);
        rollout.EstimateAdvantages(discount: 0.9f, traceDecay: 0.7f);
        Assert.Equal(0, rollout.Advantages.Average(), 1e-5);
        Assert.Equal(1, rollout.Advantages.Average(advantage => (double)advantage * advantage), 1e-5);
    }

    [Fact]
    public void Actions_are_drawn_with_their_probability()
    {
        float[] logits = [0.5f, -0.5f];
        var random = new DeterministicRandom(seed: 1);
        int count = Enumerable.Range(0, 100_000).Count(_ => Policy.DrawAction(logits, ref random) == 0);
        Assert.Equal(1 / (1 + Math.Exp(-1)), count / 100_000.0, 0.005);
        Assert.Equal(-Math.Log(1 + Math.Exp(-1)), Policy.LogProbability(logits, action: 0), 1e-6);
    }

    [Fact]
    public void Mean_length_is_that_of_the_last_100_episodes()
    {
        var episodes = new EpisodeLengths();
        for (int length = 1; length <= 250; length++)
        {
            episodes.Add(length);
            Assert.Equal(length < 100 ? double.NaN : length - 49.5, episodes.Mean);
        }

        Assert.Equal(250, episodes.Count);
    }

    private static double Loss(double[] logits, Rollout rollout)
    {
        double sum = 0;
        for (int i = 0; i < Rollout.SampleCount; i++)
        {
            double[] row = logits[(i * CartPoleEnvironment.ActionCount)..((i + 1) * CartPoleEnvironment.ActionCount)];
            double logProbability = row[rollout.Actions[i]] - Math.Log(row.Sum(Math.Exp));
            double ratio = Math.Exp(logProbability - rollout.LogProbabilities[i]);
            double advantage = rollout.Advantages[i];
            sum += Math.Min(ratio * advantage, Math.Clamp(ratio, 1 - ClipRange, 1 + ClipRange) * advantage);
        }

        return -sum / Rollout.SampleCount;
    }

    /// <summary>Random samples, of which some end an episode and some have a ratio outside the range.</summary>
    private static Rollout CreateRollout(out float[] logits)
    {
        var random = new DeterministicRandom(seed: 1);
        var rollout = new Rollout();
        logits = new float[Rollout.SampleCount * CartPoleEnvironment.ActionCount];
        foreach (float[] values in new[] { logits, rollout.Rewards, rollout.Values, rollout.Advantages, rollout.LogProbabilities })
        {
            foreach (ref float value in values.AsSpan())
            {
                value = 2 * random.NextSingle() - 1;
            }
        }

        for (int i = 0; i < Rollout.SampleCount; i++)
        {
            rollout.Actions[i] = random.NextInt32(CartPoleEnvironment.ActionCount);
            rollout.Ends[i] = random.NextInt32(10) == 0;
            rollout.LogProbabilities[i] -= 1;
        }

        return rollout;
    }
}
