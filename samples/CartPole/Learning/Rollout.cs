using CartPole.Simulation;

namespace CartPole.Learning;

/// <summary>
/// What a few environments did for a few steps. Arrays have one row per step, with a sample of each environment; observations and values
/// have one row more, for the states after the last step.
/// </summary>
internal sealed class Rollout
{
    public const int EnvironmentCount = 8;
    public const int StepCount = 32;
    public const int SampleCount = EnvironmentCount * StepCount;

    private const int StateCount = SampleCount + EnvironmentCount;

    public float[] Observations { get; } = new float[StateCount * CartPoleEnvironment.ObservationCount];

    /// <summary>The critic's estimates of the states.</summary>
    public float[] Values { get; } = new float[StateCount];

    public int[] Actions { get; } = new int[SampleCount];

    /// <summary>log π(a|s) of the actions when they were taken.</summary>
    public float[] LogProbabilities { get; } = new float[SampleCount];

    public float[] Rewards { get; } = new float[SampleCount];

    /// <summary>Whether the episode ended with the step, so that the next state belongs to another one.</summary>
    public bool[] Ends { get; } = new bool[SampleCount];

    /// <summary>How much better an action was than what the policy does on average, with mean 0 and variance 1.</summary>
    public float[] Advantages { get; } = new float[SampleCount];

    /// <summary>What the critic should have estimated.</summary>
    public float[] Returns { get; } = new float[SampleCount];

    /// <summary>The observations of the samples alone.</summary>
    public ReadOnlySpan<float> SampleObservations => Observations.AsSpan(0, SampleCount * CartPoleEnvironment.ObservationCount);

    public Span<float> ObservationsOf(int step) => Observations.AsSpan(
        step * EnvironmentCount * CartPoleEnvironment.ObservationCount, EnvironmentCount * CartPoleEnvironment.ObservationCount);

    public Span<float> ObservationOf(int step, int environment) => ObservationsOf(step).Slice(
        environment * CartPoleEnvironment.ObservationCount, CartPoleEnvironment.ObservationCount);

    /// <summary>
    /// Generalized advantage estimation, from the last step to the first: δ = r + γ·V(s') - V(s) and A = δ + γ·λ·A', where V(s') and A' of
    /// the next step are 0 if the episode ended. The returns are A + V(s).
    /// </summary>
    /// <param name="discount">γ.</param>
    /// <param name="traceDecay">λ.</param>
    public void EstimateAdvantages(float discount, float traceDecay)
    {
        for (int i = SampleCount - 1; i >= 0; i--)
        {
            int next = i + EnvironmentCount;
            float continues = Ends[i] ? 0 : discount;
            float nextAdvantage = next < SampleCount ? Advantages[next] : 0;
            float delta = Rewards[i] + continues * Values[next] - Values[i];
            Advantages[i] = delta + continues * traceDecay * nextAdvantage;
            Returns[i] = Advantages[i] + Values[i];
        }

        NormalizeAdvantages();
    }

    private void NormalizeAdvantages()
    {
        double sum = 0;
        double squares = 0;
        foreach (float advantage in Advantages)
        {
            sum += advantage;
            squares += (double)advantage * advantage;
        }

        double mean = sum / SampleCount;
        double deviation = Math.Sqrt(squares / SampleCount - mean * mean);
        foreach (ref float advantage in Advantages.AsSpan())
        {
            advantage = (float)((advantage - mean) / (deviation + 1e-8));
        }
    }
}
