using AdamKernels;
using CartPole.Simulation;

namespace CartPole.Learning;

/// <summary>
/// The loss of the actor, L = -1/N Σ min(r·A, clip(r, 1 - ε, 1 + ε)·A) over the N samples of a rollout, where A is the advantage of the
/// action a that was taken, and r = π(a|s) / π_old(a|s) how much more probable it is than in the rollout.
/// </summary>
internal static class PolicyLoss
{
    /// <summary>
    /// Computes ∂L/∂z_j = -r·A·([j = a] - π(j|s)) / N for every logit z_j. It is 0 where the minimum is the clipped term, which is
    /// constant: where A &gt; 0 and r &gt; 1 + ε, or A &lt; 0 and r &lt; 1 - ε.
    /// </summary>
    public static void Differentiate(ReadOnlySpan<float> logits, Rollout rollout, float clipRange, Span<float> gradients)
    {
        const int Actions = CartPoleEnvironment.ActionCount;
        for (int i = 0; i < Rollout.SampleCount; i++)
        {
            ReadOnlySpan<float> row = logits.Slice(i * Actions, Actions);
            int taken = rollout.Actions[i];
            float advantage = rollout.Advantages[i];
            float ratio = VectorMath.Exp(Policy.LogProbability(row, taken) - rollout.LogProbabilities[i]);
            bool isClipped = advantage > 0 ? ratio > 1 + clipRange : ratio < 1 - clipRange;
            float slope = isClipped ? 0 : -ratio * advantage / Rollout.SampleCount;
            for (int j = 0; j < Actions; j++)
            {
                float probability = VectorMath.Exp(Policy.LogProbability(row, j));
                gradients[i * Actions + j] = slope * ((j == taken ? 1 : 0) - probability);
            }
        }
    }
}
