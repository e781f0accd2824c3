using AdamKernels;

namespace CartPole.Learning;

/// <summary>Softmax over the logits of a state, by functions with the same bits on every machine.</summary>
internal static class Policy
{
    /// <summary>Draws an action.</summary>
    public static int DrawAction(ReadOnlySpan<float> logits, ref DeterministicRandom random)
    {
        float remaining = random.NextSingle();
        for (int action = 0; action < logits.Length - 1; action++)
        {
            remaining -= VectorMath.Exp(LogProbability(logits, action));
            if (remaining < 0)
            {
                return action;
            }
        }

        return logits.Length - 1;
    }

    /// <summary>log π(a|s) = z_a - log Σ exp z_j.</summary>
    public static float LogProbability(ReadOnlySpan<float> logits, int action)
    {
        float largest = logits[0];
        foreach (float logit in logits)
        {
            largest = MathF.Max(largest, logit);
        }

        float sum = 0;
        foreach (float logit in logits)
        {
            sum += VectorMath.Exp(logit - largest);
        }

        return logits[action] - largest - VectorMath.Log(sum);
    }
}
